/** Requests and answers about how somebody wants to hear of things: by which way, when not, and in which browsers. */
import { z } from "@hono/zod-openapi";
import { id, instant, time } from "#platform/http/schema.ts";
import { mailModes, noticeKinds } from "../../core/notify/kind.ts";
import { noticeKind } from "./notifications.ts";

const kindPreference = z.strictObject({
  kind: noticeKind,
  inApp: z.boolean(),
  mail: z.enum(mailModes).openapi({ description: "digest: once a day, with everything else" }),
  push: z.boolean(),
});
const quietHours = z
  .strictObject({
    from: time.nullable(),
    to: time.nullable(),
    isOnlyWorkingDays: z.boolean().openapi({ description: "Nothing by letter or push on days off; it comes when work begins again" }),
    digestAt: time,
  })
  .refine(({ from, to }) => (from === null) === (to === null), { error: "both_or_neither", path: ["to"] })
  .refine(({ from, to }) => from === null || from !== to, { error: "whole_day_quiet", path: ["to"] })
  .openapi({ description: "By the person's own clock; from 20:00 to 07:00 goes over midnight" });

export const preferences = z
  .object({
    kinds: z.array(kindPreference),
    quietHours,
    timeZone: z.string(),
    canMail: z.boolean().openapi({ description: "Whether a mail server is set up; without one nothing goes by letter" }),
  })
  .openapi("NotificationPreferences");
export const setPreferences = z
  .strictObject({
    kinds: z
      .array(kindPreference.partial({ inApp: true, mail: true, push: true }))
      .max(noticeKinds.length)
      .optional()
      .openapi({ description: "Kinds and ways that are not named stay as they are" }),
    quietHours: quietHours.optional(),
  })
  .openapi("SetNotificationPreferences");

export const pushSubscription = z.object({
  id,
  service: z.string().openapi({ description: "Host of the browser's push service" }),
  createdAt: instant,
});
export const pushFacts = z
  .object({
    publicKey: z.string().openapi({ description: "applicationServerKey for the browser, base64url" }),
    subscriptions: z.array(pushSubscription).openapi({ description: "Your browsers that take push messages" }),
  })
  .openapi("PushFacts");
export const subscribePush = z
  .strictObject({
    endpoint: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .openapi({ description: "As the browser's PushSubscription says" }),
    keys: z.strictObject({
      p256dh: z.string().regex(/^[A-Za-z0-9_-]{80,100}={0,2}$/),
      auth: z.string().regex(/^[A-Za-z0-9_-]{20,30}={0,2}$/),
    }),
  })
  .openapi("SubscribePush");
export const pushTested = z
  .object({ sent: z.int(), ended: z.int().openapi({ description: "Browsers that take none any more" }), failed: z.int() })
  .openapi("PushTested");

export type Preferences = z.output<typeof preferences>;
export type SetPreferences = z.output<typeof setPreferences>;
export type KindPreference = Preferences["kinds"][number];
export type QuietHoursView = Preferences["quietHours"];
export type PushFacts = z.output<typeof pushFacts>;
