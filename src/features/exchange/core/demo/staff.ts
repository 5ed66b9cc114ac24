/** Who works at the demo company: an owner, a commercial director, three directions with their sellers, telesales and assistants. */

export type DemoLevel = "owner" | "commercial_director" | "direction_head" | "seller" | "telesales" | "assistant";
export type DemoUnit = {
  readonly key: string;
  readonly kind: "direction" | "group";
  readonly parent: string | null;
  readonly names: Readonly<Record<DemoLanguage, string>>;
};
export type DemoLanguage = "en" | "ru" | "de";
export type DemoPerson = {
  readonly key: string;
  readonly name: string;
  /** Before the @ of the company's domain. */
  readonly mailbox: string;
  readonly level: DemoLevel;
  readonly unit: string | null;
  readonly chief: string | null;
  /** Of a seller: how likely a step goes well compared with others; 1 is usual. */
  readonly skill: number;
  /** Of a seller: how many clients. */
  readonly clients: number;
};

export const demoUnits: readonly DemoUnit[] = [
  {
    key: "industry",
    kind: "direction",
    parent: null,
    names: { en: "Industry and logistics", ru: "Промышленность и логистика", de: "Industrie und Logistik" },
  },
  { key: "trade", kind: "direction", parent: null, names: { en: "Retail and offices", ru: "Торговля и офисы", de: "Handel und Büro" } },
  {
    key: "public",
    kind: "direction",
    parent: null,
    names: { en: "Streets and public buildings", ru: "Улицы и общественные здания", de: "Straßen und öffentliche Gebäude" },
  },
];

const person = (
  key: string,
  name: string,
  mailbox: string,
  level: DemoLevel,
  unit: string | null,
  chief: string | null,
  skill = 1,
  clients = 0,
): DemoPerson => ({
  key,
  name,
  mailbox,
  level,
  unit,
  chief,
  skill,
  clients,
});

export const demoPeople: readonly DemoPerson[] = [
  person("owner", "Viktor Lindner", "v.lindner", "owner", null, null),
  person("director", "Анна Соколова", "a.sokolova", "commercial_director", null, "owner"),
  person("head_industry", "Thomas Brandt", "t.brandt", "direction_head", "industry", "director"),
  person("head_trade", "Мария Ковалёва", "m.kovaleva", "direction_head", "trade", "director"),
  person("head_public", "Julia Weiß", "j.weiss", "direction_head", "public", "director"),
  person("seller_1", "Jonas Keller", "j.keller", "seller", "industry", "head_industry", 1.12, 118),
  person("seller_2", "Дмитрий Орлов", "d.orlov", "seller", "industry", "head_industry", 0.95, 96),
  person("seller_3", "Sophie Martin", "s.martin", "seller", "industry", "head_industry", 1.02, 150),
  person("seller_4", "Елена Морозова", "e.morozova", "seller", "trade", "head_trade", 1.08, 84),
  person("seller_5", "Lukas Hofmann", "l.hofmann", "seller", "trade", "head_trade", 0.82, 63),
  person("seller_6", "Olivia Hart", "o.hart", "seller", "trade", "head_trade", 1, 102),
  person("seller_7", "Андрей Белов", "a.belov", "seller", "public", "head_public", 0.9, 71),
  person("seller_8", "Katharina Vogel", "k.vogel", "seller", "public", "head_public", 1.05, 40),
  person("telesales_1", "Nina Schäfer", "n.schaefer", "telesales", "industry", "head_industry"),
  person("telesales_2", "Павел Зайцев", "p.zaitsev", "telesales", "trade", "head_trade"),
  person("telesales_3", "Marta Novak", "m.novak", "telesales", "public", "head_public"),
  person("assistant_1", "Leon Fuchs", "l.fuchs", "assistant", "industry", "head_industry"),
  person("assistant_2", "Ольга Петрова", "o.petrova", "assistant", "trade", "head_trade"),
  person("assistant_3", "Emma Clarke", "e.clarke", "assistant", "public", "head_public"),
];

export const demoSellers: readonly DemoPerson[] = demoPeople.filter(({ level }) => level === "seller");

/** Who calls for whom, and who researches for whom. */
export const demoPairs: readonly (readonly [string, string])[] = [
  ["seller_1", "telesales_1"],
  ["seller_2", "telesales_1"],
  ["seller_3", "telesales_1"],
  ["seller_4", "telesales_2"],
  ["seller_5", "telesales_2"],
  ["seller_6", "telesales_2"],
  ["seller_7", "telesales_3"],
  ["seller_8", "telesales_3"],
  ["telesales_1", "assistant_1"],
  ["telesales_2", "assistant_2"],
  ["telesales_3", "assistant_3"],
];

/** The telesales person who works for a seller. */
export const callerOf = (seller: string): string => demoPairs.find(([one]) => one === seller)?.[1] ?? "telesales_1";

/** Who stands above somebody; null above the owner. */
export const chiefOf = (key: string): string | null => demoPeople.find((one) => one.key === key)?.chief ?? null;
