import type { ProcessWords } from "./skeleton.ts";

export const serviceEn: ProcessWords = {
  name: "Service",
  description: "Invoice, delivery, guarantee, return: what was promised arrives, is paid for and works.",
  steps: {
    invoice: {
      title: "Issue the invoice",
      text: "By the terms of the contract, with order number and cost centre, to the person who pays it.",
      outcomes: { sent: "Sent", not_needed: "Not before the delivery" },
      evidence: { invoice: "Invoice" },
    },
    wait_payment: {
      title: "Wait for the payment",
      text: "Ends by itself when a payment is recorded on the deal.",
      outcomes: { event: "Paid", latest: "Not paid in time" },
    },
    remind: {
      title: "Ask about the payment",
      text: "Call first, write afterwards. Usually it lies on somebody’s desk.",
      outcomes: { promised: "Promised with a date", paid: "Has been paid", disputed: "The invoice is disputed" },
    },
    dispute: {
      title: "Settle the dispute about the invoice",
      text: "Find out what is really meant: price, quantity, delay or money trouble.",
      outcomes: { settled: "Settled", cancelled: "The order is cancelled" },
    },
    delivery: {
      title: "See the delivery through",
      text: "Date, address, unloading, who signs. Call the day before, and after it has arrived.",
      outcomes: { delivered: "Delivered in full", put_off: "Put off", damaged: "Damaged or incomplete" },
      evidence: { delivery_note: "Signed delivery note" },
    },
    acceptance: {
      title: "Ask whether all is well, and say thank you",
      text: "Once the luminaires are up: do they keep what we promised? Measure if you are nearby.",
      outcomes: { content: "Satisfied", defect: "There is a defect", wants_return: "Wants to return goods" },
    },
    claim: {
      title: "Handle the guarantee case",
      text: "First answer on the same day. Replace first, examine later, wherever people stand in the dark.",
      outcomes: {
        replaced: "Replaced or repaired",
        not_covered: "Not covered by the guarantee",
        wants_return: "Wants to return goods",
        too_often: "Again and again: to the director",
      },
      evidence: { report: "Report with photos" },
    },
    dispute_claim: {
      title: "Decide about the repeated claim",
      text: "Visit the client. Decide on replacement of the batch, compensation or return.",
      outcomes: { settled: "Settled", wants_return: "We take the goods back" },
    },
    take_back: {
      title: "Take the goods back",
      text: "Agree on the day and on the credit note, check what comes back.",
      outcomes: { all_returned: "All returned", part_returned: "Returned in part" },
      evidence: { return_note: "Return note" },
    },
    wait_guarantee: { title: "A quarter in operation", text: "Three months of ordinary use.", outcomes: { time: "Ask" } },
    guarantee_check: {
      title: "Ask after three months",
      text: "A short call before somebody complains; every good answer is a reference, every bad one a chance.",
      outcomes: { all_well: "All is well", defect: "Something has failed" },
    },
  },
};
