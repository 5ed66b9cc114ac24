import type { ProcessWords } from "./skeleton.ts";

export const handoverDe: ProcessWords = {
  name: "Übergabe an die Produktion",
  description: "Gebaut wird, was verkauft wurde: schriftlich übergeben, von der Gegenseite angenommen, dem Kunden vorgestellt.",
  steps: {
    prepare: {
      title: "Übergabe vorbereiten",
      text: "Alles, was zugesagt wurde, auch mündlich. Was hier nicht steht, gibt es für die Produktion nicht.",
      outcomes: { handed_over: "Übergeben" },
      evidence: { handover_sheet: "Übergabeblatt" },
    },
    accept: {
      title: "Übergabe annehmen",
      text: "Für alle, die bauen und liefern: Ist es so machbar, bis zu diesem Termin, zu diesen Kosten? Nehmen Sie an oder sagen Sie, was fehlt.",
      outcomes: { accepted: "Angenommen", returned: "Zurück: es fehlt etwas", disputed: "Wir werden uns nicht einig" },
    },
    settle: {
      title: "Über die Übergabe entscheiden",
      text: "Vertrieb und Produktion werden sich nicht einig. Hören Sie beide, entscheiden Sie, halten Sie die Gründe fest.",
      outcomes: { go_ahead: "So wird es gemacht", stop: "Auftrag wird gestoppt" },
    },
    introduce: {
      title: "Kunde und Projektleitung bekannt machen",
      text: "Ein gemeinsames Gespräch: wer ab heute was macht, erste Termine, wie wir in Verbindung bleiben. Für den Kunden bleiben Sie der Verkäufer.",
      outcomes: { introduced: "Bekannt gemacht" },
      evidence: { agreed: "Vereinbarte Termine und Ansprechpartner" },
    },
    wait_start: { title: "Die Arbeit anlaufen lassen", text: "Zwei Wochen.", outcomes: { time: "Beide Seiten fragen" } },
    feedback: {
      title: "Beide Seiten fragen, wie es läuft",
      text: "Den Kunden nach einer Note von 1 bis 10 fragen und was sie um eins verbessern würde; die Projektleitung, was am Übergabeblatt gefehlt hat.",
      outcomes: { content: "Beide sind zufrieden", trouble: "Es hakt", open_points: "Mit offenen Punkten abgeschlossen" },
      evidence: { mark: "Note des Kunden, 1 bis 10" },
    },
    repair: {
      title: "In Ordnung bringen",
      text: "Heute noch den Kunden anrufen, sagen, wer was bis wann tut, und es tun.",
      outcomes: { settled: "In Ordnung gebracht" },
    },
  },
};
