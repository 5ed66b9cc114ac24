import type { LetterTexts } from "./letters.ts";
import { longDate } from "./long-date.ts";

export const de: LetterTexts = {
  signature: "Mainspring. Diese Nachricht wurde automatisch verschickt; Antworten werden nicht gelesen.",
  invitation: {
    subject: ({ company }) => `Einladung zu ${company} in Mainspring`,
    paragraphs: (given) => [
      `Guten Tag ${given.name},`,
      `Sie sind eingeladen, bei ${given.company} mit Mainspring zu arbeiten. Auf dieser Seite nehmen Sie an und wählen Ihr Passwort:`,
      given.link,
      `Der Link gilt nur für Sie und bis zum ${longDate("de", given.expiresAt)}. Wenn Sie keine Einladung erwarten, brauchen Sie nichts zu tun.`,
    ],
  },
  password_reset: {
    subject: () => "Neues Passwort für Mainspring wählen",
    paragraphs: (given) => [
      `Guten Tag ${given.name},`,
      "jemand, vermutlich Sie, hat ein neues Passwort angefordert. Auf dieser Seite wählen Sie es:",
      given.link,
      "Der Link gilt einmal und eine Stunde lang. Danach sind Sie überall abgemeldet. Wenn Sie es nicht waren, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.",
    ],
  },
  password_changed: {
    subject: () => "Ihr Passwort für Mainspring wurde geändert",
    paragraphs: (given) => [
      `Guten Tag ${given.name},`,
      "Ihr Passwort wurde soeben geändert, und Sie wurden auf allen anderen Geräten abgemeldet.",
      "Wenn Sie es nicht waren, wählen Sie sofort mit „Passwort vergessen?“ auf der Anmeldeseite ein neues und sagen Sie Ihrem Administrator Bescheid.",
    ],
  },
  notification: {
    subject: ({ headline }) => headline,
    paragraphs: (given) => [
      `Guten Tag ${given.name},`,
      `${given.headline}:`,
      given.link,
      `Wählen Sie, was per E-Mail kommt: ${given.settings}`,
    ],
  },
  notifications: {
    subject: ({ headline }) => `${headline} in Mainspring`,
    paragraphs: (given) => [
      `Guten Tag ${given.name},`,
      "das ist geschehen:",
      given.entries.map((entry) => `- ${entry}`).join("\n") + (given.more > 0 ? `\n- und ${given.more} weitere` : ""),
      given.link,
      `Wählen Sie, was per E-Mail kommt: ${given.settings}`,
    ],
  },
};
