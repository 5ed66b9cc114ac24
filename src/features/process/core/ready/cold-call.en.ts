import type { ProcessWords } from "./skeleton.ts";

export const coldCallEn: ProcessWords = {
  name: "Cold call to warm contact",
  description:
    "An assistant prepares a dossier, telesales reach the right person, and the seller accepts the warm contact or sends it back.",
  steps: {
    dossier: {
      title: "Prepare a dossier",
      text: "Find out what the company makes, which sites it has, how its halls are lit today and who is responsible for energy and maintenance. Check whether we know it already.",
      outcomes: { ready: "Dossier is ready", known: "We know this company already", unsuitable: "Not a company for us" },
      evidence: { summary: "What we know, in five sentences", source: "Where it was found" },
    },
    call: {
      title: "Call the person responsible for lighting",
      text: "Reach the energy or maintenance engineer and arrange a conversation with the seller. Read the dossier before you dial.",
      outcomes: {
        warm: "Interested: conversation arranged",
        call_back: "Asks to be called back",
        no_answer: "No answer",
        material: "Wants something in writing first",
        refused: "Refused",
        unreachable: "Cannot be reached",
      },
    },
    wait_retry: { title: "Try again later", text: "Another time of day reaches another person.", outcomes: { time: "Call again" } },
    wait_call_back: { title: "Wait for the time agreed", text: "They asked for a call in about a week.", outcomes: { time: "Call back" } },
    send_material: {
      title: "Send the letter after the call",
      text: "One page with one reference from their trade, no catalogue. Say in the letter when you will call.",
      outcomes: { sent: "Sent" },
    },
    wait_material: {
      title: "Let them read it",
      text: "Three working days, then we call as announced.",
      outcomes: { time: "Call as announced" },
    },
    warm_note: {
      title: "Write down the warm contact",
      text: "Who you spoke to, about which hall, what troubles them, what was agreed and for when. The seller must be able to begin without asking you.",
      outcomes: { handed_over: "Hand over to the seller" },
      evidence: { agreed: "What was agreed, with whom, for when" },
    },
    accept: {
      title: "Accept the warm contact or send it back",
      text: "Is it the right person, is there a real site, is the next conversation arranged? Then accept. Otherwise say what is missing, so that it can be put right.",
      outcomes: { accepted: "Accepted", returned: "Sent back: something is missing", not_ours: "Not a contact for us" },
    },
    clarify: {
      title: "Clear up what is missing",
      text: "Read the seller’s reason, call once more and add what was missing.",
      outcomes: { clarified: "Cleared up", cooled_down: "They have cooled down" },
      evidence: { clarified: "What was cleared up" },
    },
    first_talk: {
      title: "First conversation by the seller",
      text: "Keep the appointment that telesales have made. Aim: a meeting on site, in the hall that is meant.",
      outcomes: { meeting: "Meeting arranged", later: "Yes, but later", no_need: "No need after all" },
    },
    convert: {
      title: "Turn the lead into a client with a deal",
      text: "Convert the lead on its card: client, contact and deal. The complex sale begins by itself.",
      outcomes: { converted: "Converted", fell_through: "It fell through" },
    },
  },
};
