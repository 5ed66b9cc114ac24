import type { ProcessWords } from "./skeleton.ts";

export const developmentDe: ProcessWords = {
  name: "Kundenentwicklung",
  description: "Ein Quartal nach dem Auftrag: die nächste Halle, der Weg zurück zu einem still gewordenen Kunden und eine Empfehlung.",
  steps: {
    review: {
      title: "Zusammentragen, was wir über den Kunden wissen",
      text: "Was wurde gekauft, was spart es seither, welche Hallen und Standorte haben noch altes Licht, worüber gab es Klagen?",
      outcomes: { ready: "Liegt vor" },
      evidence: { review: "Überblick mit den nächsten drei Objekten" },
    },
    talk: {
      title: "Über das nächste Objekt sprechen",
      text: "Beginnen Sie mit dem, was das letzte Projekt an Kilowattstunden und Geld gespart hat, und fragen Sie dann nach der nächsten Halle.",
      outcomes: {
        new_project: "Es gibt ein neues Projekt",
        later: "Später",
        gone_quiet: "Antwortet nicht oder kauft anderswo",
        refused: "Wünscht keinen Kontakt mehr",
      },
    },
    wait_later: {
      title: "Zwei Monate warten",
      text: "Ungefähr bis zu der Zeit, die der Kunde genannt hat.",
      outcomes: { time: "Wieder sprechen" },
    },
    win_back: {
      title: "Kunden zurückgewinnen",
      text: "Fragen Sie, was schiefging, hören Sie bis zum Ende zu und bieten Sie etwas an, das nichts kostet: eine Nachmessung der gelieferten Leuchten.",
      outcomes: { came_back: "Ist zurück", needs_head: "Meine Führungskraft sollte anrufen", lost: "Verloren" },
    },
    head_call: {
      title: "Die Leitung des Kunden anrufen",
      text: "Von Leitung zu Leitung: für die bisherigen Aufträge danken, fragen, was eine neue Zusammenarbeit brauchte.",
      outcomes: { came_back: "Ist zurück", lost: "Verloren" },
    },
    open_deal: {
      title: "Neuen Deal eröffnen",
      text: "Eröffnen Sie den Deal auf der Karte des Kunden. Der komplexe Verkauf beginnt von selbst und darf überspringen, was schon bekannt ist.",
      outcomes: { opened: "Eröffnet" },
    },
    referral: {
      title: "Um eine Empfehlung bitten",
      text: "Wer hat noch solche Hallen? Bitten Sie um einen Namen, nicht um eine Liste, und fragen Sie, ob Sie sich darauf berufen dürfen.",
      outcomes: { named: "Jemand wurde genannt", nobody: "Diesmal niemand" },
    },
  },
};
