/** What people wrote down about clients and deals, and the papers they filed. */
import type { Random } from "#shared/random.ts";
import { chance } from "./chance.ts";
import type { ClientStory, DemoFile, DemoNote, Stretch } from "./story.ts";
import { dateOf, dayOf } from "./working-moments.ts";

type Told = Pick<ClientStory, "key" | "name" | "owner" | "since" | "country" | "contacts" | "deals">;

const said = {
  latin: [
    "Call with PERSON: wants figures on energy use before the next meeting.",
    "Meeting on site with PERSON. Agreed: we measure the hall, they send the ceiling plan by Friday.",
    "PERSON asks for a sample; the light must be switched by zone.",
    "PERSON is on holiday, deputy decides nothing. Call again in two weeks.",
    "Price is fine, PERSON worries about downtime during the change. Offered weekend work.",
  ],
  cyrillic: [
    "Звонок: PERSON просит расчёт экономии до следующей встречи.",
    "Встреча на объекте, PERSON. Договорились: мы делаем замеры, они присылают план потолка до пятницы.",
    "PERSON просит образец; свет должен включаться по зонам.",
    "PERSON в отпуске, заместитель не решает. Перезвонить через две недели.",
    "Цена устраивает, PERSON боится остановки цеха. Предложили работы в выходные.",
  ],
} as const;

export function talkAbout(
  random: Random,
  client: Told,
  stretch: Stretch,
): { readonly notes: readonly DemoNote[]; readonly files: readonly DemoFile[] } {
  const texts = said[client.country === "RU" ? "cyrillic" : "latin"];
  const [contact] = client.contacts;
  const person = contact ? `${contact.firstName} ${contact.lastName}` : client.name;
  const spoken = (about: string, at: Date, author: string): DemoNote => ({
    about,
    at,
    author,
    text: random.pick(texts).replace("PERSON", person),
  });
  const notes = client.deals.flatMap((deal) =>
    deal.moves.flatMap(({ at, actor }) => (chance(random, 0.16) && dayOf(at) <= stretch.last ? [spoken(deal.key, at, actor)] : [])),
  );
  const files = client.deals.flatMap((deal) => {
    const offered = deal.moves.find(({ to }) => "stage" in to && to.stage === "offer");
    if (!offered || !chance(random, 0.25)) return [];
    const rows = deal.lines.map(({ product, quantity, price }) => `${product};${quantity};${price / 100n}.00;${deal.currency}`);
    const text = `product;quantity;price;currency\n${rows.join("\n")}\n`;
    return [{ about: deal.key, at: offered.at, author: offered.actor, name: `offer-${dateOf(offered.at)}.csv`, text }];
  });
  const first = chance(random, 0.4) ? [spoken(client.key, client.since, client.owner)] : [];
  return { notes: [...first, ...notes], files };
}
