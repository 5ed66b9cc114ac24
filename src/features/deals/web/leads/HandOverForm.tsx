/** A warm contact goes to whoever is to sell: the seller owns it from now on, and whoever called goes on seeing it. */
import { useText } from "#ui/i18n/text.ts";
import { ChoiceOfPerson } from "#ui/kit/ChoiceOfPerson.tsx";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { usePeople } from "#ui/kit/list/people.ts";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useCan } from "#ui/me.ts";
import { changeLead, type Lead } from "./calls.ts";

type Props = { readonly lead: Lead; readonly onCancel: () => void; readonly onDone: () => void };

export function HandOverForm({ lead, onCancel, onDone }: Props) {
  const t = useText();
  const people = usePeople();
  const sells = useCan()("deals.change");
  const { ownerId, sellerId, telesalesId } = lead;
  const form = useCommandForm<{ sellerId: string | null }, Lead>({
    feature: "deals",
    initialValues: { sellerId },
    check: (values) => ({ sellerId: values.sellerId === null ? t("problems:field.required") : null }),
    // Who called stays named: the report counts it for them, and they go on seeing it.
    send: (values) =>
      changeLead(lead, {
        ownerId: values.sellerId,
        sellerId: values.sellerId,
        ...(telesalesId === null && !sells ? { telesalesId: ownerId } : {}),
      }),
    done: (one) => t("leads:hand_over.done", { title: one.title, seller: people.nameOf(one.sellerId) ?? "–" }),
    undo: (one) => changeLead(one, { ownerId, sellerId, telesalesId }),
    onDone,
  });
  return (
    <CommandForm form={form} submitLabel={t("leads:hand_over.submit")} onCancel={onCancel}>
      <ChoiceOfPerson
        post="lead_seller"
        except={lead.ownerId}
        label={t("leads:field.sellerId")}
        description={t("leads:hand_over.hint")}
        required
        data-autofocus
        autoFocus
        value={form.values.sellerId}
        onChange={(next) => form.set("sellerId", next)}
        error={form.form.errors["sellerId"]}
      />
    </CommandForm>
  );
}
