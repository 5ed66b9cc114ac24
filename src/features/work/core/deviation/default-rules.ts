/** The rules that a company starts with. */
import type { RuleFields } from "./rule.ts";

type Language = "en" | "ru" | "de";

const plain: Omit<RuleFields, "name" | "kind" | "tells"> = {
  subject: "deal",
  processKey: null,
  step: null,
  isCheckpointsOnly: false,
  days: null,
  amount: null,
  currency: null,
  filter: null,
  graceHours: 0,
  escalateHours: 16,
  isUrgent: false,
};

const isOpen = { field: "status", op: "eq", value: "open" };

type Start = { readonly names: Readonly<Record<Language, string>>; readonly fields: Omit<RuleFields, "name"> };

/** Amounts are not the same in every company, so a rule about them is the company's own to add. */
const starts: readonly Start[] = [
  {
    names: { en: "Task overdue", ru: "Задача просрочена", de: "Aufgabe überfällig" },
    fields: { ...plain, kind: "task_overdue", graceHours: 9, tells: ["responsible", "chief"], escalateHours: 27 },
  },
  {
    names: { en: "Checkpoint missed", ru: "Контрольная точка пропущена", de: "Kontrollpunkt verpasst" },
    fields: {
      ...plain,
      kind: "task_overdue",
      isCheckpointsOnly: true,
      graceHours: 1,
      tells: ["responsible", "chief"],
      escalateHours: 9,
      isUrgent: true,
    },
  },
  {
    names: { en: "Stage takes too long", ru: "Стадия затянулась", de: "Phase dauert zu lange" },
    fields: { ...plain, kind: "stage_age", tells: ["responsible", "chief"], escalateHours: 45 },
  },
  {
    names: { en: "Deal without a next step", ru: "Сделка без следующего шага", de: "Deal ohne nächsten Schritt" },
    fields: { ...plain, kind: "no_next_step", graceHours: 9, tells: ["responsible", "chief"] },
  },
  {
    names: { en: "Silent deal", ru: "Сделка без движения", de: "Stiller Deal" },
    fields: { ...plain, kind: "silent", days: 14, tells: ["responsible", "chief"], escalateHours: 45 },
  },
  {
    names: { en: "Expected payment date has passed", ru: "Ожидаемая дата оплаты прошла", de: "Erwartetes Zahlungsdatum verstrichen" },
    fields: {
      ...plain,
      kind: "filter",
      filter: { and: [isOpen, { field: "expectedPaymentOn", op: "lt", value: { relative: "today" } }] },
      tells: ["responsible"],
      escalateHours: 45,
    },
  },
];

export const defaultRules = (language: string): readonly RuleFields[] =>
  starts.map(({ names, fields }) => ({ ...fields, name: names[language as Language] ?? names.en }));
