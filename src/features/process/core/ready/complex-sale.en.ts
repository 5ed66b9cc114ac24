import type { ProcessWords } from "./skeleton.ts";

export const complexSaleEn: ProcessWords = {
  name: "Complex sale",
  description: "From the right to work to the signed contract: data, offer, trial, engineers and finance side by side, tender, contract.",
  steps: {
    whereabouts: {
      title: "Where does the deal stand?",
      text: "A new deal begins at the beginning; one that is under way is taken up at its stage.",
      outcomes: {
        beginning: "At the beginning",
        data: "Collecting data",
        offer: "An offer is out",
        trial: "On trial",
        approvals: "With engineers and finance",
        finance: "Way of buying",
        tender: "In tender",
        contract: "On the contract",
      },
    },
    present: {
      title: "Present the company and win the right to work",
      text: "A meeting on site. At its end the client lets us measure and calculate. Minutes go to all participants on the same day.",
      outcomes: { right_to_work: "We may work: data promised", later: "Not now, ask again", refused: "Refused" },
      evidence: { minutes: "Minutes: who, what, who does what by when" },
    },
    wait_interest: {
      title: "Give it three weeks",
      text: "They asked for time; we agreed when to speak again.",
      outcomes: { time: "Speak again" },
    },
    data: {
      title: "Collect the data for the calculation",
      text: "Plans, heights, present luminaires, hours, energy price, what is done in each area. Measure the lux yourself: nobody believes other people’s figures.",
      outcomes: { received: "Data are complete", silent: "They do not send the data", gave_up: "The data cannot be had" },
      evidence: { data_sheet: "Data sheet", points: "Number of light points" },
    },
    wait_data: { title: "Wait for the data", text: "A week for plans and bills to be found.", outcomes: { time: "Ask again" } },
    calculation: {
      title: "Have the lighting calculated",
      text: "Light levels, glare, number of luminaires, energy before and after. Variants: as today, to the standard, with controls.",
      outcomes: { ready: "Calculation is ready", not_feasible: "Not feasible with our range" },
      evidence: { calculation: "Lighting calculation" },
    },
    documents: {
      title: "Put together certificates and test reports",
      text: "Everything the client has asked for, in the current edition, in one folder.",
      outcomes: { ready: "Documents are complete" },
    },
    price_review: {
      title: "Approve price and margin",
      text: "Look at calculation, gross profit, terms and what the competitor is likely to offer.",
      outcomes: { approved: "Approved", rework: "Needs rework" },
    },
    rework: {
      title: "Rework the offer",
      text: "Change what the head or the client has asked for: luminaire types, quantities, terms, price.",
      outcomes: { done: "Reworked" },
    },
    offer: {
      title: "Send the technical and commercial offer",
      text: "One file: summary on one page, calculation, prices, dates, guarantee, documents. Fix the date on which you go through it together.",
      outcomes: { sent: "Offer is with the client" },
      evidence: { offer: "The offer as sent" },
    },
    offer_talk: {
      title: "Go through the offer with the client",
      text: "At a table or on screen, never by e-mail alone. Ask what speaks against it, and who else has to be convinced.",
      outcomes: {
        convinced: "Convinced: on to engineers and finance",
        wants_trial: "Wants to try the luminaires first",
        objections: "There are objections",
        silent: "No reaction",
        refused: "Refused",
        no_decision: "No decision can be had",
      },
    },
    wait_answer: { title: "Wait for an answer", text: "A week; then a call, not a letter.", outcomes: { time: "Call" } },
    objections: {
      title: "Clear the objections",
      text: "Write down each objection in the client’s words, find what lies behind it, answer with figures or with a reference.",
      outcomes: {
        cleared: "Cleared",
        new_offer: "Needs another offer",
        needs_head: "I need my head’s help",
        refused: "Refused",
      },
    },
    head_help: {
      title: "Help your seller with this deal",
      text: "Read what has been tried, talk to the client at your level, and decide whether it is worth going on.",
      outcomes: { goes_on: "It goes on", stop: "We stop here" },
    },
    trial: {
      title: "Trial at the client",
      text: "The trial runs as a process of its own.",
      outcomes: { success: "The trial convinced them", failure: "The trial did not convince them" },
    },
    technical: {
      title: "Get the technical approval",
      text: "Energy manager, chief engineer, safety. Ask for their remarks in writing and answer each of them.",
      outcomes: { approved: "Approved", remarks: "Remarks: to be answered", rejected: "Rejected by the engineers" },
      evidence: { approval: "Signed approval or minutes" },
    },
    finance_case: {
      title: "Take the business case to finance",
      text: "Payback with their own energy price and hours, maintenance included. Find out where the money comes from: maintenance, investment, energy programme, lease.",
      outcomes: { agreed: "Finance agrees", no_budget: "No budget at the moment", rejected: "Rejected by finance" },
      evidence: { payback: "Payback calculation" },
    },
    wait_budget: {
      title: "Wait for the budget round",
      text: "Four weeks, then we ask where the budget stands.",
      outcomes: { time: "Ask again" },
    },
    finance: {
      title: "Agree on the way of buying",
      text: "Direct purchase or tender, terms of payment, date of the money. Enter the amount and the expected payment date on the deal.",
      outcomes: { direct: "Direct purchase", tender: "Goes to tender", stopped: "The project is stopped" },
    },
    tender_pack: {
      title: "Put together the tender documents",
      text: "Read the conditions line by line; what is missing disqualifies us.",
      outcomes: { ready: "Documents are complete" },
      evidence: { tender_documents: "Tender documents" },
    },
    tender: {
      title: "Take part in the tender",
      text: "Submit on time, be available for questions, be there at the opening. Write down who offered what.",
      outcomes: { won: "Won", postponed: "Postponed or repeated", lost: "Lost" },
      evidence: { protocol: "Result: who, at what price" },
    },
    contract: {
      title: "Bring the contract to signature",
      text: "Draft, the lawyers’ remarks, list of differences, signature. Record the contract on the deal when it is signed.",
      outcomes: { sent: "Sent: waiting for the signature", signed: "Signed", fell_through: "It fell through" },
    },
    wait_signature: {
      title: "Wait for the signature",
      text: "Ends by itself when the signed contract is recorded.",
      outcomes: { event: "Contract is signed", latest: "Not signed in time: chase it" },
    },
  },
};
