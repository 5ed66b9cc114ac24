/** Levels of the ladder, what work each may be given, and which level may set work for which. */

/** Work that a level may be given. */
export type LevelFunction = "set_goals" | "lead_department" | "lead_direction" | "sell" | "call" | "research";

export type Level = {
  readonly id: string;
  readonly key: string;
  readonly rank: number;
  readonly functions: readonly LevelFunction[];
  readonly seesAll: boolean;
  readonly retiredAt: Date | null;
};

export type NewLevel = Omit<Level, "id" | "retiredAt"> & { readonly names: Readonly<Record<"en" | "ru" | "de", string>> };

/** The five functional levels below the owner, as a company starts with them. */
export const defaultLevels: readonly NewLevel[] = [
  { key: "owner", rank: 0, names: { en: "Owner", ru: "Собственник", de: "Inhaber" }, functions: ["set_goals"], seesAll: true },
  {
    key: "commercial_director",
    rank: 1,
    names: { en: "Commercial director", ru: "Коммерческий директор", de: "Vertriebsleiter" },
    functions: ["lead_department"],
    seesAll: true,
  },
  {
    key: "direction_head",
    rank: 2,
    names: { en: "Head of direction", ru: "Руководитель направления", de: "Bereichsleiter" },
    functions: ["lead_direction", "sell"],
    seesAll: false,
  },
  { key: "seller", rank: 3, names: { en: "Seller", ru: "Продавец", de: "Verkäufer" }, functions: ["sell"], seesAll: false },
  { key: "telesales", rank: 4, names: { en: "Telesales", ru: "Телесейл", de: "Telesales" }, functions: ["call"], seesAll: false },
  { key: "assistant", rank: 5, names: { en: "Assistant", ru: "Ассистент", de: "Assistent" }, functions: ["research"], seesAll: false },
];

/** Who sets work for whom, to begin with: each level for the next, and heads for all below in their direction. */
export const defaultRoutes: readonly { readonly from: string; readonly to: string }[] = [
  { from: "owner", to: "commercial_director" },
  { from: "commercial_director", to: "direction_head" },
  { from: "commercial_director", to: "seller" },
  { from: "direction_head", to: "seller" },
  { from: "direction_head", to: "telesales" },
  { from: "direction_head", to: "assistant" },
  { from: "seller", to: "telesales" },
  { from: "telesales", to: "assistant" },
];
