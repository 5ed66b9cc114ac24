/** An item of a trial while it is written down. */
import { currentLanguage } from "#ui/i18n/start.ts";
import { plainAmount } from "../entry/plain-amount.ts";
import type { TrialItem } from "./trial-words.ts";

export type ItemDraft = {
  readonly key: number;
  readonly name: string;
  readonly serialNumber: string;
  readonly quantity: number;
  readonly unitValue: string;
  /** Of one that is there already. */
  readonly known?: TrialItem;
};

export const newItem = (key: number): ItemDraft => ({ key, name: "", serialNumber: "", quantity: 1, unitValue: "" });

export const draftOf = (item: TrialItem, shownAmount: (amount: string) => string): ItemDraft => ({
  key: item.position,
  name: item.name,
  serialNumber: item.serialNumber ?? "",
  quantity: item.quantity,
  unitValue: shownAmount(item.unitValue.amount),
  known: item,
});

export const hasName = ({ name }: ItemDraft): boolean => name.trim() !== "";
export const hasValue = ({ unitValue }: ItemDraft): boolean => plainAmount(unitValue, currentLanguage()) !== null;
export const areWhole = (items: readonly ItemDraft[]): boolean => items.every((item) => hasName(item) && hasValue(item));

export const asSent = ({ name, serialNumber, quantity, unitValue, known }: ItemDraft, currency: string) => ({
  ...(known ? { position: known.position, product: known.product } : {}),
  name: name.trim(),
  ...(serialNumber.trim() === "" ? {} : { serialNumber: serialNumber.trim() }),
  quantity,
  unitValue: { amount: plainAmount(unitValue, currentLanguage()) ?? "0", currency },
});
