import type { LetterTexts } from "./letters.ts";
import { longDate } from "./long-date.ts";

export const ru: LetterTexts = {
  signature: "Mainspring. Это письмо отправлено автоматически, ответы на него не читаются.",
  invitation: {
    subject: ({ company }) => `Приглашение в компанию «${company}» в Mainspring`,
    paragraphs: (given) => [
      `Здравствуйте, ${given.name}!`,
      `Вас приглашают работать в компании «${given.company}» в Mainspring. Откройте эту страницу, чтобы принять приглашение и выбрать пароль:`,
      given.link,
      `Ссылка предназначена только вам и действует до ${longDate("ru", given.expiresAt)} Если вы не ждали приглашения, ничего не делайте.`,
    ],
  },
  password_reset: {
    subject: () => "Новый пароль для Mainspring",
    paragraphs: (given) => [
      `Здравствуйте, ${given.name}!`,
      "Кто-то, вероятно вы, запросил новый пароль. Откройте эту страницу, чтобы его выбрать:",
      given.link,
      "Ссылка действует один раз и в течение часа. После этого вы выйдете из системы на всех устройствах. Если это были не вы, ничего не делайте: пароль останется прежним.",
    ],
  },
  password_changed: {
    subject: () => "Ваш пароль для Mainspring изменён",
    paragraphs: (given) => [
      `Здравствуйте, ${given.name}!`,
      "Ваш пароль только что изменён, на всех остальных устройствах выполнен выход.",
      "Если это были не вы, сразу выберите новый пароль через «Забыли пароль?» на странице входа и сообщите администратору.",
    ],
  },
  notification: {
    subject: ({ headline }) => headline,
    paragraphs: (given) => [
      `Здравствуйте, ${given.name}!`,
      `${given.headline}:`,
      given.link,
      `Что приходит по почте, можно выбрать здесь: ${given.settings}`,
    ],
  },
  notifications: {
    subject: ({ headline }) => `${headline} в Mainspring`,
    paragraphs: (given) => [
      `Здравствуйте, ${given.name}!`,
      "Вот что произошло:",
      given.entries.map((entry) => `- ${entry}`).join("\n") + (given.more > 0 ? `\n- и ещё ${given.more}` : ""),
      given.link,
      `Что приходит по почте, можно выбрать здесь: ${given.settings}`,
    ],
  },
};
