import type { ProcessWords } from "./skeleton.ts";

export const handoverEn: ProcessWords = {
  name: "Handover to production",
  description: "What was sold is what will be built: handed over on paper, accepted by the other side, introduced to the client.",
  steps: {
    prepare: {
      title: "Prepare the handover",
      text: "Everything that was promised, also by word of mouth. What is not written here does not exist for production.",
      outcomes: { handed_over: "Handed over" },
      evidence: { handover_sheet: "Handover sheet" },
    },
    accept: {
      title: "Accept the handover",
      text: "For those who build and deliver: can it be done as sold, by this date, at this cost? Accept, or say what is missing.",
      outcomes: { accepted: "Accepted", returned: "Sent back: something is missing", disputed: "We cannot agree" },
    },
    settle: {
      title: "Decide about the handover",
      text: "Seller and production cannot agree. Hear both, decide, write down why.",
      outcomes: { go_ahead: "It goes ahead like this", stop: "The order is stopped" },
    },
    introduce: {
      title: "Introduce the client and the project lead",
      text: "A joint call: who does what from today, first dates, how we keep in touch. You stay the client’s seller.",
      outcomes: { introduced: "Introduced" },
      evidence: { agreed: "Dates and contacts agreed" },
    },
    wait_start: { title: "Let the work begin", text: "Two weeks.", outcomes: { time: "Ask both sides" } },
    feedback: {
      title: "Ask both sides how it is going",
      text: "Ask the client for a mark from 1 to 10 and what would make it one better; ask the project lead what was missing from the handover sheet.",
      outcomes: { content: "Both are satisfied", trouble: "There is trouble", open_points: "Closed with open points" },
      evidence: { mark: "The client’s mark, 1 to 10" },
    },
    repair: {
      title: "Put it right",
      text: "Call the client today, say who does what by when, and do it.",
      outcomes: { settled: "Put right" },
    },
  },
};
