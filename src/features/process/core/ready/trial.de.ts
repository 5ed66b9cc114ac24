import type { ProcessWords } from "./skeleton.ts";

export const trialDe: ProcessWords = {
  name: "Teststellung",
  description: "Einige Leuchten in einem Hallenfeld: schriftlich vereinbart, vorher und nachher gemessen, dann gekauft oder zurückgeholt.",
  steps: {
    agree: {
      title: "Vereinbaren, was getestet wird und was darauf folgt",
      text: "Welches Feld, welche Leuchten, wie lange, was wird gemessen, wer urteilt, und was geschieht bei gutem Ergebnis? Ohne den letzten Punkt ist es kein Test, sondern eine Leihgabe.",
      outcomes: { agreed: "Vereinbart", refused: "Kein Test" },
      evidence: { goal: "Woran der Kunde den Erfolg misst, in seinen Worten" },
    },
    act: {
      title: "Testvereinbarung unterschreiben lassen",
      text: "Mit Seriennummern, Wert und Rückgabetermin. Ohne Unterschrift keine Leuchten.",
      outcomes: { signed: "Unterschrieben", not_yet: "Noch nicht unterschrieben", refused: "Wird nicht unterschrieben" },
      evidence: { act: "Unterschriebene Testvereinbarung" },
    },
    dispatch: {
      title: "Testleuchten versenden",
      text: "Funktion prüfen, Seriennummern notieren, Teststellung am Deal erfassen, mit Montagematerial versenden.",
      outcomes: { dispatched: "Unterwegs", not_in_stock: "Nicht am Lager" },
      evidence: { serial_numbers: "Seriennummern" },
    },
    install: {
      title: "Bei der Montage dabei sein",
      text: "Lux vorher und nachher an denselben Punkten messen, Fotos vom selben Standort.",
      outcomes: { installed: "Montiert und gemessen", put_off: "Verschoben", cancelled: "Kunde sagt ab" },
      evidence: { lux_before: "Lux vorher", lux_after: "Lux nachher" },
    },
    wait_half: { title: "Das Licht arbeiten lassen", text: "Zwei Wochen gewöhnlicher Schichtbetrieb.", outcomes: { time: "Besuchen" } },
    visit: {
      title: "Besuch zur Halbzeit",
      text: "Sprechen Sie mit denen, die unter den Leuchten arbeiten: Schichtleiter, Monteur, Staplerfahrer. Ihr Wort wiegt mehr als das Luxmeter.",
      outcomes: { going_well: "Läuft gut", problem: "Es gibt ein Problem", stop: "Kunde bricht ab" },
      evidence: { voices: "Was die Leute sagen, im Wortlaut" },
    },
    fix: {
      title: "Problem beheben",
      text: "Andere Optik, andere Höhe, Dimmung, Austausch: binnen zwei Tagen, sonst ist der Test verloren.",
      outcomes: { fixed: "Behoben" },
    },
    wait_end: {
      title: "Auf das Testende warten",
      text: "Endet von selbst mit dem Abschluss der Teststellung, spätestens zum Termin.",
      outcomes: { event: "Teststellung abgeschlossen", latest: "Zeit ist um" },
    },
    result: {
      title: "Ergebnis gemeinsam feststellen",
      text: "Tabelle: zugesagt, gemessen, beurteilt. Lassen Sie unterschreiben, wer urteilt, und erinnern Sie an den eingangs vereinbarten nächsten Schritt.",
      outcomes: { convinced: "Überzeugt: Leuchten bleiben", extended: "Verlängert", not_convinced: "Nicht überzeugt" },
      evidence: { protocol: "Unterschriebenes Testprotokoll" },
    },
    collect: {
      title: "Leuchten zurückholen",
      text: "Tag vereinbaren, Rücklauf prüfen, Teststellung am Deal abschließen.",
      outcomes: { returned: "Zurückgegeben", bought: "Doch gekauft", lost: "Nicht mehr auffindbar" },
    },
  },
};
