import type { ProcessWords } from "./skeleton.ts";

export const developmentEn: ProcessWords = {
  name: "Customer development",
  description: "A quarter after a win: the next hall, the way back to a customer gone quiet, and a recommendation.",
  steps: {
    review: {
      title: "Put together what we know about this customer",
      text: "What was bought, what it has saved since, which halls and sites still have old lighting, what they complained about.",
      outcomes: { ready: "Ready" },
      evidence: { review: "Summary with the next three sites" },
    },
    talk: {
      title: "Talk about the next site",
      text: "Begin with what the last project has saved in kilowatt-hours and in money, then ask about the next hall.",
      outcomes: {
        new_project: "There is a new project",
        later: "Later",
        gone_quiet: "Does not answer, or buys elsewhere",
        refused: "Wants no more contact",
      },
    },
    wait_later: { title: "Wait two months", text: "Roughly until the time they named.", outcomes: { time: "Talk again" } },
    win_back: {
      title: "Win the customer back",
      text: "Ask what went wrong, listen to the end, offer one thing that costs them nothing: a measurement of the luminaires we delivered.",
      outcomes: { came_back: "They are back", needs_head: "My head should call", lost: "Lost" },
    },
    head_call: {
      title: "Call the customer’s management",
      text: "From head to head: thank them for the orders so far, ask what it would take to work together again.",
      outcomes: { came_back: "They are back", lost: "Lost" },
    },
    open_deal: {
      title: "Open the new deal",
      text: "Open the deal on the client’s card. The complex sale begins by itself and may skip what is known already.",
      outcomes: { opened: "Opened" },
    },
    referral: {
      title: "Ask for a recommendation",
      text: "Who else has halls like these? Ask for one name, not for a list, and whether you may mention who named it.",
      outcomes: { named: "Somebody was named", nobody: "Nobody this time" },
    },
  },
};
