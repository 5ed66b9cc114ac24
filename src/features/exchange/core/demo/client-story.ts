/** One client of the demo company from the first contact on. Drawn from a seed of its own, so that clients can be told in any order. */
import { type Random, seeded } from "#shared/random.ts";
import { around, chance, poisson, roundPrice, weighted } from "./chance.ts";
import { dealStory } from "./deal-story.ts";
import { convertedLead, otherLead } from "./lead-story.ts";
import { talkAbout } from "./notes.ts";
import { type DemoPerson, demoSellers } from "./staff.ts";
import type { ClientStory, DemoContact, DemoDeal, DemoLead, Stretch } from "./story.ts";
import { type Market, markets, people, posts, sources, type Trade, tags, trades } from "./words.ts";
import { dateOf, dayBetween, momentOn } from "./working-moments.ts";

export type ClientSeat = { readonly seed: number; readonly index: number; readonly seller: DemoPerson; readonly stretch: Stretch };

export function clientStory({ seed, index, seller, stretch }: ClientSeat): ClientStory {
  const random = seeded(seed * 1_000_003 + index);
  const market = weighted(random, markets);
  const trade = random.pick(trades.filter(({ unit }) => unit === seller.unit));
  const key = `c${index + 1}`;
  const since = momentOn(random, dayBetween(random, stretch.first, stretch.last - 5));
  const source = weighted(random, sources);
  const name = nameOf(random, market, trade, index);
  const domain = `${latinOf(name)}-${index + 1}.${market.domain}`;
  const contacts = contactsOf(random, market, domain, key, since);
  const deals = dealsOf(random, { key, market, trade, seller, since, source, stretch });
  const story = {
    key,
    since,
    name,
    owner: seller.key,
    industry: trade.industry,
    region: random.pick(market.regions),
    country: market.country,
    city: random.pick(market.places),
    street: `${random.pick(market.streets)} ${random.integer(1, 140)}`,
    postcode: String(random.integer(10_000, 99_999)),
    website: `https://www.${domain}`,
    taxNumber: `${market.country}${100_000_000 + ((index * 7_919 + seed) % 899_999_999)}`,
    phone: phoneOf(market, index, 0),
    revenue: {
      minor: BigInt(roundPrice(around(random, market.currency === "RUB" ? 900_000_000 : 12_000_000, 1.1))) * 100n,
      currency: market.currency,
    },
    employees: Math.max(4, Math.round(around(random, 120, 1))),
    source,
    tags: tags.filter(() => chance(random, 0.08)),
    contacts,
    leads: leadsOf(random, { key, name, contacts, seller, source, deals, since, stretch }),
    deals,
  };
  return { ...story, ...talkAbout(random, story, stretch) };
}

/** Places by themselves first, then two together, then numbered: no two clients of a kind have one name. */
function nameOf(random: Random, market: Market, trade: Trade, index: number): string {
  const { places } = market;
  const second = Math.floor(index / places.length) % places.length;
  const round = Math.floor(index / places.length ** 2);
  const parts = [
    places[index % places.length],
    ...(second === 0 ? [] : [places[(index + second) % places.length]]),
    ...(round === 0 ? [] : [round + 1]),
  ];
  const place = parts.join(" ");
  if (market.script === "cyrillic") return `${random.pick(market.legal)} «${random.pick(trade.cyrillic)} ${place}»`;
  return `${random.pick(trade.latin)} ${place} ${random.pick(market.legal)}`;
}

/** Letters for an address: what is not Latin is spelt by the position of the letter. Short, and never empty. */
function latinOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[а-яё]/g, (letter) => cyrillic[letter] ?? "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return plain.slice(0, 24).replace(/-+$/, "") || "client";
}
const cyrillic: Readonly<Record<string, string>> = Object.fromEntries(
  [..."абвгдеёжзийклмнопрстуфхцчшщъыьэюя"].map((letter, index) => [
    letter,
    [
      "a",
      "b",
      "v",
      "g",
      "d",
      "e",
      "e",
      "zh",
      "z",
      "i",
      "i",
      "k",
      "l",
      "m",
      "n",
      "o",
      "p",
      "r",
      "s",
      "t",
      "u",
      "f",
      "h",
      "c",
      "ch",
      "sh",
      "sch",
      "",
      "y",
      "",
      "e",
      "yu",
      "ya",
    ][index]!,
  ]),
);

const phoneOf = ({ dialling }: Market, index: number, place: number) =>
  `${dialling}${String(2_000_000 + ((index * 17 + place * 131) % 7_000_000)).padStart(7, "0")}`;

function contactsOf(random: Random, market: Market, domain: string, key: string, since: Date): readonly DemoContact[] {
  const names = people[market.script];
  const chosen = random.shuffle<Post>(posts[market.script]).slice(
    0,
    weighted(random, [
      [1, 30],
      [2, 40],
      [3, 22],
      [4, 8],
    ]),
  );
  return chosen.map(([position, part, caresAbout], index) => {
    const [firstName, lastName] = [random.pick(names.first), random.pick(names.last)];
    const stance = weighted<DemoContact["stance"]>(random, [
      ["for", 38],
      ["neutral", 34],
      ["against", 10],
      ["unknown", 18],
    ]);
    return {
      key: `${key}p${index + 1}`,
      firstName,
      lastName,
      position,
      phone: phoneOf(market, Number(key.slice(1)), index + 1),
      email: `${latinOf(firstName)}.${latinOf(lastName)}${index + 1}@${domain}`,
      part,
      caresAbout,
      stance,
      approvedOn: stance === "for" && chance(random, 0.4) ? dateOf(since) : null,
    };
  });
}

type Post = (typeof posts)[keyof typeof posts][number];
type DealsFrame = {
  readonly key: string;
  readonly market: Market;
  readonly trade: Trade;
  readonly seller: DemoPerson;
  readonly since: Date;
  readonly source: string;
  readonly stretch: Stretch;
};

function dealsOf(random: Random, { key, since, stretch, ...frame }: DealsFrame): readonly DemoDeal[] {
  const days = stretch.last - Math.floor(since.getTime() / 86_400_000);
  // About two a year, the first one soon after the first contact.
  const count = 1 + poisson(random, Math.min(6, days / 220));
  const begins = Array.from({ length: count }, (_, index) =>
    index === 0 ? since : momentOn(random, dayBetween(random, stretch.last - days, stretch.last - 1)),
  );
  const colleague = demoSellers.filter(({ unit, key: own }) => unit === frame.seller.unit && own !== frame.seller.key);
  return begins
    .sort((one, other) => one.getTime() - other.getTime())
    .map((begin, index) =>
      dealStory(random, {
        ...frame,
        key: `${key}d${index + 1}`,
        begins: begin,
        stretch,
        successor: chance(random, 0.04) ? random.pick(colleague).key : null,
      }),
    );
}

type LeadsFrame = {
  readonly key: string;
  readonly name: string;
  readonly contacts: readonly DemoContact[];
  readonly seller: DemoPerson;
  readonly source: string;
  readonly deals: readonly DemoDeal[];
  readonly since: Date;
  readonly stretch: Stretch;
};

function leadsOf(random: Random, { key, name, contacts, seller, source, deals, since, stretch }: LeadsFrame): readonly DemoLead[] {
  const [contact] = contacts;
  if (!contact) return [];
  const caller = {
    company: name,
    person: `${contact.firstName} ${contact.lastName}`,
    phone: contact.phone,
    email: contact.email,
    seller: seller.key,
    source,
  };
  const first = deals[0];
  const own = first && chance(random, 0.6) ? [convertedLead(random, { ...caller, key: `${key}l1` }, first.moves[0]!.at, first.key)] : [];
  // Others asked and never became clients: they stand beside, under names of their own.
  const strangers = Array.from({ length: poisson(random, 0.9) }, (_, index) => {
    const names = people[chance(random, 0.6) ? "latin" : "cyrillic"];
    const person = `${random.pick(names.first)} ${random.pick(names.last)}`;
    const at = momentOn(random, dayBetween(random, Math.floor(since.getTime() / 86_400_000), stretch.last));
    const number = Number(key.slice(1)) * 10 + index;
    const lead = {
      key: `${key}l${index + 2}`,
      person,
      company: strangerOf(random, number),
      phone: `+4930${4_000_000 + number}`,
      email: `lead${number}@example.com`,
    };
    return otherLead(random, { ...caller, ...lead, source: weighted(random, sources) }, at, stretch);
  });
  return [...own, ...strangers];
}

function strangerOf(random: Random, number: number): string {
  const market = weighted(random, markets);
  return nameOf(random, market, random.pick(trades), 900 + number);
}
