import type { ProcessWords } from "./skeleton.ts";

export const coldCallDe: ProcessWords = {
  name: "Kaltakquise bis zum warmen Kontakt",
  description:
    "Die Assistenz stellt ein Dossier zusammen, Telesales erreicht die richtige Person, der Verkäufer nimmt den warmen Kontakt an oder gibt ihn zurück.",
  steps: {
    dossier: {
      title: "Dossier zusammenstellen",
      text: "Was stellt das Unternehmen her, welche Standorte hat es, womit sind die Hallen heute beleuchtet, wer verantwortet Energie und Instandhaltung? Prüfen Sie, ob wir es schon kennen.",
      outcomes: { ready: "Dossier liegt vor", known: "Kennen wir schon", unsuitable: "Passt nicht zu uns" },
      evidence: { summary: "Was wir wissen, in fünf Sätzen", source: "Fundstelle" },
    },
    call: {
      title: "Den Verantwortlichen für Beleuchtung anrufen",
      text: "Energiemanager oder Leiter der Instandhaltung erreichen und ein Gespräch mit dem Verkäufer vereinbaren. Erst das Dossier lesen, dann wählen.",
      outcomes: {
        warm: "Interesse: Gespräch vereinbart",
        call_back: "Bittet um Rückruf",
        no_answer: "Nicht erreicht",
        material: "Möchte erst etwas Schriftliches",
        refused: "Abgelehnt",
        unreachable: "Dauerhaft nicht erreichbar",
      },
    },
    wait_retry: {
      title: "Später noch einmal",
      text: "Zu einer anderen Uhrzeit nimmt jemand anderes ab.",
      outcomes: { time: "Erneut anrufen" },
    },
    wait_call_back: {
      title: "Bis zum vereinbarten Anruf",
      text: "Der Kunde hat um einen Anruf in etwa einer Woche gebeten.",
      outcomes: { time: "Zurückrufen" },
    },
    send_material: {
      title: "Brief nach dem Anruf senden",
      text: "Eine Seite mit einer Referenz aus der Branche, kein Katalog. Nennen Sie im Brief den Tag Ihres Anrufs.",
      outcomes: { sent: "Gesendet" },
    },
    wait_material: {
      title: "Zeit zum Lesen lassen",
      text: "Drei Arbeitstage, dann rufen wir wie angekündigt an.",
      outcomes: { time: "Wie angekündigt anrufen" },
    },
    warm_note: {
      title: "Warmen Kontakt festhalten",
      text: "Mit wem, um welche Halle geht es, wo drückt der Schuh, was ist für wann vereinbart. Der Verkäufer muss ohne Rückfrage beginnen können.",
      outcomes: { handed_over: "An den Verkäufer übergeben" },
      evidence: { agreed: "Vereinbarung: was, mit wem, wann" },
    },
    accept: {
      title: "Warmen Kontakt annehmen oder zurückgeben",
      text: "Die richtige Person, ein echtes Objekt, ein vereinbartes Gespräch? Dann nehmen Sie an. Sonst schreiben Sie, was fehlt, damit es nachgeholt werden kann.",
      outcomes: { accepted: "Angenommen", returned: "Zurück: es fehlt etwas", not_ours: "Kein Kontakt für uns" },
    },
    clarify: {
      title: "Fehlendes klären",
      text: "Begründung des Verkäufers lesen, noch einmal anrufen, Fehlendes ergänzen.",
      outcomes: { clarified: "Geklärt", cooled_down: "Interesse erloschen" },
      evidence: { clarified: "Was geklärt wurde" },
    },
    first_talk: {
      title: "Erstgespräch des Verkäufers",
      text: "Halten Sie den Termin, den Telesales vereinbart hat. Ziel ist ein Treffen vor Ort, in der Halle, um die es geht.",
      outcomes: { meeting: "Termin vor Ort vereinbart", later: "Ja, aber später", no_need: "Doch kein Bedarf" },
    },
    convert: {
      title: "Aus dem Lead Kunde und Deal machen",
      text: "Wandeln Sie den Lead auf seiner Karte um: Kunde, Kontakt, Deal. Der komplexe Verkauf beginnt dann von selbst.",
      outcomes: { converted: "Umgewandelt", fell_through: "Hat sich zerschlagen" },
    },
  },
};
