import type { ProcessWords } from "./skeleton.ts";

export const trialEn: ProcessWords = {
  name: "Trial of equipment",
  description: "A few luminaires in one bay: agreed in writing, measured before and after, then bought or brought back.",
  steps: {
    agree: {
      title: "Agree on what is tried, and what follows",
      text: "Which bay, which luminaires, how long, what is measured, who judges, and what happens if the result is good. Without the last point it is not a trial but a loan.",
      outcomes: { agreed: "Agreed", refused: "No trial" },
      evidence: { goal: "What counts as success, in the client’s words" },
    },
    act: {
      title: "Have the trial agreement signed",
      text: "With serial numbers, value and return date. No signature, no luminaires.",
      outcomes: { signed: "Signed", not_yet: "Not signed yet", refused: "They will not sign" },
      evidence: { act: "Signed trial agreement" },
    },
    dispatch: {
      title: "Send the trial luminaires",
      text: "Check that they light up, note the serial numbers, record the trial on the deal, send with fixings.",
      outcomes: { dispatched: "On their way", not_in_stock: "Not in stock" },
      evidence: { serial_numbers: "Serial numbers" },
    },
    install: {
      title: "Be there when they are installed",
      text: "Measure lux at the same points before and after, take photos from the same spot.",
      outcomes: { installed: "Installed and measured", put_off: "Put off", cancelled: "The client cancels" },
      evidence: { lux_before: "Lux before", lux_after: "Lux after" },
    },
    wait_half: { title: "Let the light work", text: "Two weeks of ordinary shifts.", outcomes: { time: "Visit" } },
    visit: {
      title: "Visit in the middle of the trial",
      text: "Speak with those who work under the lights: shift leader, fitter, forklift driver. Their words weigh more than the lux meter.",
      outcomes: { going_well: "Going well", problem: "There is a problem", stop: "The client stops the trial" },
      evidence: { voices: "What people say, word for word" },
    },
    fix: {
      title: "Put the problem right",
      text: "Other optics, other height, dimming, replacement: within two days, or the trial is lost.",
      outcomes: { fixed: "Put right" },
    },
    wait_end: {
      title: "Wait for the end of the trial",
      text: "Ends by itself when the trial is closed, at the latest on its date.",
      outcomes: { event: "The trial was closed", latest: "The time is over" },
    },
    result: {
      title: "Agree on the result",
      text: "Table: promised, measured, judged. Have it signed by whoever judges, and remind them of the next step agreed at the beginning.",
      outcomes: { convinced: "Convinced: the luminaires stay", extended: "Extended", not_convinced: "Not convinced" },
      evidence: { protocol: "Signed trial report" },
    },
    collect: {
      title: "Bring the luminaires back",
      text: "Agree on the day, check what comes back, close the trial on the deal.",
      outcomes: { returned: "Returned", bought: "Bought after all", lost: "Cannot be found any more" },
    },
  },
};
