/** One deal of the demo company: what is sold, its way, what went out on trial, what was signed and paid. */
import { addDays } from "#shared/date.ts";
import type { Random } from "#shared/random.ts";
import { around, chance, roundPrice, weighted } from "./chance.ts";
import { movesFrom } from "./path.ts";
import type { DemoPerson } from "./staff.ts";
import type { DemoContract, DemoDeal, DemoLine, DemoMove, DemoTrial, Stretch } from "./story.ts";
import { competitors, type Market, products, type Trade } from "./words.ts";
import { dateOf } from "./working-moments.ts";

/** Units of a currency for one euro, roughly: prices of the demo are made of them, no sums. */
const perEuro: Readonly<Record<string, number>> = { EUR: 1, USD: 1.1, RUB: 100 };

export type DealFrame = {
  readonly key: string;
  readonly begins: Date;
  readonly market: Market;
  readonly trade: Trade;
  readonly seller: DemoPerson;
  readonly successor: string | null;
  readonly source: string;
  readonly stretch: Stretch;
};

export function dealStory(random: Random, frame: DealFrame): DemoDeal {
  const { market, trade, seller, stretch, begins } = frame;
  const lines = linesOf(random, market.currency);
  const amount = lines.reduce((sum, { price, quantity }) => sum + price * BigInt(quantity), 0n);
  const cost = lines.reduce((sum, line) => sum + line.cost * BigInt(line.quantity), 0n);
  const moves = withDiscount(
    random,
    movesFrom(random, begins, { owner: seller.key, skill: seller.skill, successor: frame.successor }, stretch),
    amount,
  );
  const site = random.pick(market.script === "latin" ? trade.sites : trade.cyrillicSites);
  const last = moves.at(-1)!;
  const final = moves.findLast((move) => move.amount !== undefined)?.amount ?? amount;
  return {
    key: frame.key,
    title: market.script === "latin" ? `${site[0]!.toUpperCase()}${site.slice(1)}` : `Освещение: ${site}`,
    owner: seller.key,
    currency: market.currency,
    amount,
    cost,
    lines,
    source: frame.source,
    direction: seller.unit ?? trade.unit,
    competitors: chance(random, 0.45) ? [random.pick(competitors)] : [],
    expectedPaymentOn:
      moves.length > 2 ? kept(addDays(dateOf(last.at), random.integer(10, 120)), "stage" in last.to, amount, stretch) : null,
    moves,
    trial: trialOf(random, moves, lines, frame),
    contract: "won" in last.to ? contractOf(random, frame.key, dateOf(last.at), final, stretch) : null,
  };
}

/** Of most open deals the date was moved on when it had passed; of one in ten nobody has looked. */
function kept(date: string, isOpen: boolean, amount: bigint, stretch: Stretch): string {
  const isForgotten = (amount / 100n) % 10n === 0n;
  return isOpen && !isForgotten && date <= dateOfLast(stretch) ? addDays(dateOfLast(stretch), 14 + Number((amount / 100n) % 60n)) : date;
}

function linesOf(random: Random, currency: string): readonly DemoLine[] {
  const chosen = random.shuffle(products).slice(
    0,
    weighted(random, [
      [1, 50],
      [2, 35],
      [3, 15],
    ]),
  );
  return chosen.map(({ name, price, median }) => {
    const paid = roundPrice(price * (perEuro[currency] ?? 1) * (0.92 + 0.16 * random.next()));
    return {
      product: name,
      quantity: Math.max(1, Math.round(around(random, median, 0.7))),
      price: BigInt(paid) * 100n,
      cost: BigInt(Math.round(paid * (0.55 + 0.2 * random.next()))) * 100n,
    };
  });
}

/** Half of the deals that come far are negotiated down once. */
function withDiscount(random: Random, moves: readonly DemoMove[], amount: bigint): readonly DemoMove[] {
  const at = moves.findIndex(({ to }) => "stage" in to && (to.stage === "finance" || to.stage === "tender"));
  if (at < 0 || !chance(random, 0.5)) return moves;
  const share = BigInt(random.integer(90, 98));
  return moves.map((move, index) => (index === at ? { ...move, amount: ((amount * share) / 10_000n) * 100n } : move));
}

function trialOf(random: Random, moves: readonly DemoMove[], lines: readonly DemoLine[], { key, stretch }: DealFrame): DemoTrial | null {
  const at = moves.findIndex(({ to }) => "stage" in to && to.stage === "trial");
  if (at < 0) return null;
  const outOn = dateOf(moves[at]!.at);
  const dueBackOn = addDays(outOn, random.pick([21, 30, 30, 45]));
  const items = lines.slice(0, 2).map(({ product, price }) => ({ product, quantity: random.integer(2, 8), unitValue: price }));
  const after = moves[at + 1];
  const isWon = moves.some(({ to }) => "won" in to);
  // Most comes back around the next step; some hangs on at the client.
  const over = after && chance(random, isWon ? 0.995 : 0.975) ? addDays(dateOf(after.at), random.integer(0, 12)) : null;
  const isOver = over !== null && over <= dateOfLast(stretch);
  return {
    actNumber: `TA-${key.replace(/\D/g, "").slice(-5)}`,
    outOn,
    dueBackOn,
    items,
    moves: isOver
      ? items.map(({ quantity }, index) => ({
          item: index + 1,
          kind: isWon && chance(random, 0.7) ? ("converted" as const) : ("returned" as const),
          quantity,
          on: over,
        }))
      : [],
  };
}

function contractOf(random: Random, key: string, signedOn: string, amount: bigint, stretch: Stretch): DemoContract {
  const shares = random.pick([[100n], [50n, 50n], [30n, 60n, 10n]]);
  const parts = shares.map((share) => (amount * share) / 100n);
  parts[parts.length - 1]! += amount - parts.reduce((sum, part) => sum + part, 0n);
  const instalments = parts.map((part, index) => ({ dueOn: addDays(signedOn, 14 + 45 * index), amount: part }));
  const payments = instalments.flatMap(({ dueOn, amount: due }) => {
    const paidOn = addDays(
      dueOn,
      weighted(random, [
        [-3, 20],
        [0, 30],
        [4, 25],
        [12, 15],
        [40, 10],
      ]),
    );
    return paidOn <= dateOfLast(stretch) && chance(random, 0.96) ? [{ paidOn, amount: due }] : [];
  });
  return { number: `${signedOn.slice(0, 4)}-${key.replace(/\D/g, "").slice(-5)}`, signedOn, amount, instalments, payments };
}

const dateOfLast = ({ last }: Stretch) => dateOf(new Date(last * 86_400_000));
