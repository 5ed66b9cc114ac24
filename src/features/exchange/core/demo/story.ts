/** What happens at the demo company, told as facts: keys instead of ids, moments in the past. */

export type DemoStage = "present" | "data" | "offer" | "trial" | "technical" | "finance" | "tender" | "contract";
export type DemoMoney = { readonly minor: bigint; readonly currency: string };

export type DemoMove = {
  readonly at: Date;
  readonly actor: string;
  readonly to: { readonly stage: DemoStage } | { readonly won: true } | { readonly lost: string };
  /** The owner from then on, where somebody else takes over. */
  readonly owner?: string;
  /** A new amount, in minor units, where it changed. */
  readonly amount?: bigint;
};

export type DemoLine = { readonly product: string; readonly quantity: number; readonly price: bigint; readonly cost: bigint };

export type DemoDeal = {
  readonly key: string;
  readonly title: string;
  readonly owner: string;
  readonly currency: string;
  readonly amount: bigint;
  readonly cost: bigint;
  readonly lines: readonly DemoLine[];
  readonly source: string;
  readonly direction: string;
  readonly competitors: readonly string[];
  readonly expectedPaymentOn: string | null;
  readonly moves: readonly DemoMove[];
  readonly trial: DemoTrial | null;
  readonly contract: DemoContract | null;
};

export type DemoTrial = {
  readonly actNumber: string;
  readonly outOn: string;
  readonly dueBackOn: string;
  readonly items: readonly { readonly product: string; readonly quantity: number; readonly unitValue: bigint }[];
  /** What came back or was bought, by item from 1. */
  readonly moves: readonly {
    readonly item: number;
    readonly kind: "returned" | "converted";
    readonly quantity: number;
    readonly on: string;
  }[];
};

export type DemoContract = {
  readonly number: string;
  readonly signedOn: string;
  readonly amount: bigint;
  readonly instalments: readonly { readonly dueOn: string; readonly amount: bigint }[];
  readonly payments: readonly { readonly paidOn: string; readonly amount: bigint }[];
};

export type DemoLead = {
  readonly key: string;
  readonly company: string;
  readonly person: string;
  readonly phone: string;
  readonly email: string;
  readonly source: string;
  readonly telesales: string;
  readonly seller: string;
  readonly firstContactOn: string;
  readonly steps: readonly {
    readonly at: Date;
    readonly actor: string;
    readonly status: "new" | "in_work" | "converted" | "rejected";
    readonly reason?: string;
  }[];
  /** The deal it became, among its client's. */
  readonly deal: string | null;
};

export type DemoContact = {
  readonly key: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly position: string;
  readonly phone: string;
  readonly email: string;
  readonly part: "decides" | "approves_technically" | "approves_money" | "buys";
  readonly caresAbout: string;
  readonly stance: "for" | "neutral" | "against" | "unknown";
  readonly approvedOn: string | null;
};

export type DemoNote = { readonly about: string; readonly at: Date; readonly author: string; readonly text: string };
export type DemoFile = { readonly about: string; readonly at: Date; readonly author: string; readonly name: string; readonly text: string };

/** A client and everything that happened with it. */
export type ClientStory = {
  readonly key: string;
  readonly since: Date;
  readonly name: string;
  readonly owner: string;
  readonly industry: string;
  readonly region: string;
  readonly country: string;
  readonly city: string;
  readonly street: string;
  readonly postcode: string;
  readonly website: string;
  readonly taxNumber: string;
  readonly phone: string;
  readonly revenue: DemoMoney;
  readonly employees: number;
  readonly source: string;
  readonly tags: readonly string[];
  readonly contacts: readonly DemoContact[];
  readonly leads: readonly DemoLead[];
  readonly deals: readonly DemoDeal[];
  readonly notes: readonly DemoNote[];
  readonly files: readonly DemoFile[];
};

/** The stretch of time the story covers, in days since 1970; the last one is today. */
export type Stretch = { readonly first: number; readonly last: number };
