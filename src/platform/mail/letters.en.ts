import type { LetterTexts } from "./letters.ts";
import { longDate } from "./long-date.ts";

export const en: LetterTexts = {
  signature: "Mainspring. This message was sent automatically; replies are not read.",
  invitation: {
    subject: ({ company }) => `Invitation to ${company} on Mainspring`,
    paragraphs: (given) => [
      `Hello ${given.name},`,
      `You are invited to work with ${given.company} on Mainspring. Open this page to accept and to choose your password:`,
      given.link,
      `The link is yours alone and works until ${longDate("en", given.expiresAt)}. If you expected no invitation, do nothing.`,
    ],
  },
  password_reset: {
    subject: () => "Choose a new password for Mainspring",
    paragraphs: (given) => [
      `Hello ${given.name},`,
      "Somebody, probably you, asked for a new password. Open this page to choose one:",
      given.link,
      "The link works once, for one hour. Afterwards you are signed out everywhere. If it was not you, do nothing: your password stays as it is.",
    ],
  },
  password_changed: {
    subject: () => "Your password for Mainspring was changed",
    paragraphs: (given) => [
      `Hello ${given.name},`,
      "Your password was just changed, and you were signed out on all other devices.",
      "If it was not you, choose a new password now with “Forgot your password?” on the sign-in page, and tell your administrator.",
    ],
  },
  notification: {
    subject: ({ headline }) => headline,
    paragraphs: (given) => [`Hello ${given.name},`, `${given.headline}:`, given.link, `Choose what comes by e-mail: ${given.settings}`],
  },
  notifications: {
    subject: ({ headline }) => `${headline} in Mainspring`,
    paragraphs: (given) => [
      `Hello ${given.name},`,
      "This has happened:",
      given.entries.map((entry) => `- ${entry}`).join("\n") + (given.more > 0 ? `\n- and ${given.more} more` : ""),
      given.link,
      `Choose what comes by e-mail: ${given.settings}`,
    ],
  },
};
