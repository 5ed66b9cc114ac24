/** How runs of the ready processes usually go: what leads to the next place of the record, and what keeps the run where it is. */

/** What happens to the record next, as its own story says. */
export type Aim = "data" | "offer" | "trial" | "technical" | "finance" | "tender" | "contract" | "won" | "lost" | "converted" | "rejected";

/** An outcome that leads towards an aim; with 0 left the aim is reached in that very moment. */
export type Way = readonly [outcome: string, left: number];

/** An outcome after which the run is as far as before, or only a little further. */
export type Stay = {
  readonly outcome: string;
  readonly weight: number;
  /** Entered again, at once or after the wait: its limit may not be used up by it. */
  readonly again?: string;
  /** Working days that pass before the next task. */
  readonly waits?: number;
};
export type Course = {
  readonly ways: Readonly<Partial<Record<Aim, Readonly<Record<string, Way>>>>>;
  readonly stays: Readonly<Record<string, readonly Stay[]>>;
  /** Steps that stay open to the end, and how often. */
  readonly lingers?: Readonly<Record<string, number>>;
  /** Steps that are done within hours, whatever time they are given. */
  readonly quick?: readonly string[];
};

const stay = (outcome: string, weight: number, rest: Partial<Stay> = {}): Stay => ({ outcome, weight, ...rest });

const complexSale: Course = {
  lingers: { finance: 0.65 },
  ways: {
    data: { present: ["right_to_work", 0] },
    offer: {
      data: ["received", 2],
      calculation: ["ready", 1],
      documents: ["ready", 1],
      rework: ["done", 1],
      price_review: ["approved", 0],
    },
    trial: { offer: ["sent", 1], objections: ["cleared", 1], head_help: ["goes_on", 1], offer_talk: ["wants_trial", 0] },
    technical: { offer: ["sent", 1], objections: ["cleared", 1], head_help: ["goes_on", 1], offer_talk: ["convinced", 0] },
    finance: { finance_case: ["agreed", 1], technical: ["approved", 0] },
    tender: { finance: ["tender", 1], tender_pack: ["ready", 0] },
    contract: { finance: ["direct", 0], tender: ["won", 0] },
    won: { contract: ["signed", 0] },
    lost: {
      present: ["refused", 0],
      data: ["gave_up", 0],
      offer: ["sent", 1],
      objections: ["cleared", 1],
      head_help: ["goes_on", 1],
      offer_talk: ["refused", 0],
      finance_case: ["agreed", 1],
      technical: ["rejected", 0],
      finance: ["stopped", 0],
      tender: ["lost", 0],
      contract: ["fell_through", 0],
    },
  },
  stays: {
    present: [stay("later", 1, { again: "present", waits: 15 })],
    data: [stay("silent", 1, { again: "data", waits: 5 })],
    offer: [stay("sent", 1, { again: "offer_talk" })],
    offer_talk: [stay("silent", 3, { again: "offer_talk", waits: 5 }), stay("objections", 2, { again: "objections" })],
    objections: [stay("cleared", 4, { again: "offer_talk" }), stay("needs_head", 1)],
    head_help: [stay("goes_on", 1, { again: "offer_talk" })],
    technical: [stay("remarks", 1, { again: "technical" })],
    finance_case: [stay("agreed", 2), stay("no_budget", 1, { again: "finance_case", waits: 20 })],
    finance: [stay("tender", 1)],
    tender: [stay("postponed", 1, { again: "tender" })],
    contract: [stay("sent", 1, { again: "contract", waits: 10 })],
  },
};

const trial: Course = {
  ways: {},
  quick: ["agree", "act", "dispatch"],
  stays: {
    agree: [stay("agreed", 1)],
    act: [stay("signed", 6), stay("not_yet", 1, { again: "act" })],
    dispatch: [stay("dispatched", 1)],
    install: [stay("installed", 5), stay("put_off", 1, { again: "install" })],
    visit: [stay("going_well", 4), stay("problem", 1)],
    fix: [stay("fixed", 1, { again: "visit" })],
    result: [stay("extended", 1, { again: "result", waits: 10 })],
  },
};

const handover: Course = {
  ways: {},
  stays: {
    prepare: [stay("handed_over", 1)],
    accept: [stay("accepted", 6), stay("returned", 1, { again: "accept" })],
    introduce: [stay("introduced", 1)],
    feedback: [stay("content", 5), stay("trouble", 1)],
    repair: [stay("settled", 1)],
  },
};

const service: Course = {
  ways: {},
  stays: {
    invoice: [stay("sent", 1)],
    remind: [stay("promised", 2, { again: "remind", waits: 12 }), stay("paid", 1)],
    delivery: [stay("delivered", 5), stay("put_off", 1)],
    acceptance: [stay("content", 6), stay("defect", 1)],
    claim: [stay("replaced", 1)],
  },
};

const development: Course = {
  ways: {},
  stays: {
    review: [stay("ready", 1)],
    talk: [stay("later", 3, { again: "talk", waits: 40 }), stay("gone_quiet", 3), stay("refused", 1)],
    win_back: [stay("needs_head", 2), stay("lost", 1)],
  },
};

const coldCall: Course = {
  ways: {
    converted: {
      dossier: ["ready", 5],
      call: ["warm", 4],
      send_material: ["sent", 5],
      warm_note: ["handed_over", 3],
      accept: ["accepted", 2],
      first_talk: ["meeting", 1],
      convert: ["converted", 0],
    },
    rejected: {
      dossier: ["ready", 1],
      call: ["refused", 0],
      send_material: ["sent", 1],
      warm_note: ["handed_over", 1],
      accept: ["not_ours", 0],
      first_talk: ["no_need", 0],
    },
  },
  stays: {
    dossier: [stay("ready", 1)],
    call: [
      stay("no_answer", 6, { again: "call", waits: 1 }),
      stay("call_back", 4, { again: "call", waits: 5 }),
      stay("material", 3, { again: "call" }),
      stay("warm", 1),
    ],
    send_material: [stay("sent", 1, { again: "call", waits: 3 })],
    warm_note: [stay("handed_over", 1)],
    accept: [stay("accepted", 5), stay("returned", 1, { again: "accept" })],
    clarify: [stay("clarified", 1, { again: "accept" })],
    first_talk: [stay("later", 5, { again: "call", waits: 5 }), stay("meeting", 1)],
  },
};

const inboundLead: Course = {
  ways: {
    converted: { respond: ["reached", 2], qualify: ["fits", 1], convert: ["done", 0] },
    rejected: { respond: ["wrong", 1], qualify: ["does_not_fit", 1], reject: ["rejected", 0] },
  },
  stays: {
    respond: [stay("reached", 1), stay("no_answer", 2, { again: "respond", waits: 1 })],
    qualify: [stay("fits", 1), stay("later", 5, { again: "qualify", waits: 20 }), stay("other_direction", 1)],
    route: [stay("given", 1, { again: "qualify" })],
  },
};

export const courses: Readonly<Record<string, Course>> = {
  complex_sale: complexSale,
  trial,
  handover,
  service,
  development,
  cold_call: coldCall,
  inbound_lead: inboundLead,
};
