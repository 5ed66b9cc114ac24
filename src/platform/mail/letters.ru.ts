import type { LetterTexts } from "./letters.ts";

const plural = new Intl.PluralRules("ru");
const forms: Record<string, string> = { one: "день", few: "дня", many: "дней", other: "дня" };
const days = (count: number) => `${count} ${forms[plural.select(count)]}`;

export const ru: LetterTexts = {
  signature: "Mainspring. Это письмо отправлено автоматически, ответы на него не читаются.",
  invitation: {
    subject: ({ company }) => `Приглашение в компанию «${company}» в Mainspring`,
    paragraphs: (given) => [
      `Здравствуйте, ${given.name}!`,
      `${given.inviter} приглашает вас работать в компании «${given.company}» в Mainspring. Откройте эту страницу, чтобы принять приглашение и выбрать пароль:`,
      given.link,
      `Ссылка предназначена только вам и действует ${days(given.days)}. Если вы не ждали приглашения, ничего не делайте.`,
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
};
