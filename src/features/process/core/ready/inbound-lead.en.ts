import type { ProcessWords } from "./skeleton.ts";

export const inboundLeadEn: ProcessWords = {
  name: "Inbound lead",
  description: "Whoever asks us gets an answer within two working hours, is qualified, and becomes a deal or gets an honest no.",
  steps: {
    respond: {
      title: "Answer the enquiry",
      text: "Call within two working hours; if nobody answers, write. Whoever calls back first has the advantage.",
      outcomes: { reached: "Reached", no_answer: "No answer", wrong: "Not an enquiry for us", unreachable: "Cannot be reached" },
    },
    wait_retry: { title: "Try again in three hours", text: "A letter has gone out; we call again.", outcomes: { time: "Call again" } },
    qualify: {
      title: "Find out what it is about",
      text: "Site, task, date, money, who decides. Ten minutes that decide whether fifty hours are well spent.",
      outcomes: {
        fits: "Fits: a project we can win",
        other_direction: "Belongs to another direction",
        later: "Real, but later",
        does_not_fit: "Does not fit us",
      },
    },
    wait_later: { title: "Wait until it is time", text: "A month, then we ask again.", outcomes: { time: "Ask again" } },
    route: {
      title: "Decide who takes this lead",
      text: "Hand the lead over on its card to somebody who knows the trade, or say that nobody does.",
      outcomes: { given: "Given to the right person", nobody: "Nobody can take it" },
    },
    convert: {
      title: "Turn the lead into a client with a deal",
      text: "Convert the lead on its card: with that the process ends. Otherwise the next step asks again.",
      outcomes: { done: "Converted", gave_up: "Cannot be converted" },
    },
    is_converted: {
      title: "Has the lead become a deal?",
      text: "Mainspring looks at the lead itself.",
      outcomes: { yes: "Became a client", rejected: "Was rejected", not_yet: "Not yet: back to the seller" },
    },
    reject: {
      title: "Say no, with a reason",
      text: "Write a friendly letter: people who get a good refusal come back. Then reject the lead on its card with a reason: with that the process ends.",
      outcomes: { rejected: "Rejected with a reason" },
    },
  },
};
