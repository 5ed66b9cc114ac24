/** The working calendar over HTTP. */
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { fieldProblem, notFound } from "#platform/http/problem.ts";
import type { Weekday } from "#shared/date.ts";
import { countryCodes, isCountry, regionsOf } from "#shared/holidays.ts";
import {
  calendar,
  calendarDate,
  calendarDay,
  calendarQuery,
  countries,
  regions,
  regionsQuery,
  setException,
  setHours,
} from "../contract/settings.ts";
import { type CalendarRefusal, calendarOf } from "../core/calendar.ts";
import { loadCalendar } from "../sql/calendar.ts";
import { removingException, settingException, settingHours } from "./operate-calendar.ts";

const refusals: Readonly<Record<CalendarRefusal, RefusalAnswer>> = {
  never_working: { status: 422, path: "/hours", detail: "The company works on at least one day of the week." },
  hours_empty: { status: 422, path: "/hours", detail: "Work ends later than it begins, on the same day." },
  hours_overlap: { status: 422, path: "/hours", detail: "The hours of a day do not overlap." },
  hours_needed: { status: 422, path: "/from", detail: "Say from when to when is worked on this date." },
  hours_on_day_off: { status: 422, path: "/from", detail: "A day off has no hours." },
  exception_empty: { status: 422, path: "/to", detail: "Work ends later than it begins, on the same day." },
  date_out_of_range: { status: 422, path: "/date", detail: "The calendar goes from 1990 to 2100." },
};

export const calendarEndpoints = [
  endpoint({
    method: "get",
    path: "/org/calendar",
    tag: "Calendar",
    summary: "Every day of a year and how it is worked",
    description:
      "Days off are the public holidays of the company's country and region, weekdays without hours, and own days off. Bank, school and optional holidays, observances and half days are worked unless an own exception says otherwise.",
    right: "people.read",
    query: calendarQuery,
    status: 200,
    answer: calendar,
    handle: async ({ actor, database, query: { year } }) => {
      const settings = await database.read(actor.scope, (tx) =>
        loadCalendar(tx, actor.workspaceId, { from: `${year}-01-01`, to: `${year + 1}-01-01` }),
      );
      if (!settings) throw notFound();
      const { timeZone, country, region, hours } = settings;
      return { year, timeZone, country, region, hours, ...calendarOf(year, settings, actor.language) };
    },
  }),
  endpoint({
    method: "put",
    path: "/org/calendar/hours",
    tag: "Calendar",
    summary: "Set the working hours of all weekdays",
    right: "calendar.change",
    body: setHours,
    status: 200,
    answer: setHours,
    handle: async ({ actor, commands, body, options }) => {
      const hours = body.hours.map(({ weekday, from, to }) => ({ weekday: weekday as Weekday, from, to }));
      return settle(await commands.execute(actor, settingHours, hours, options), refusals);
    },
  }),
  endpoint({
    method: "put",
    path: "/org/calendar/exceptions/{date}",
    tag: "Calendar",
    summary: "Make a date a day off of the company's own, or a day worked at its own hours",
    right: "calendar.change",
    params: calendarDate,
    body: setException,
    status: 200,
    answer: calendarDay,
    handle: async ({ actor, commands, params, body: { isWorking, from, to, name }, options }) =>
      settle(await commands.execute(actor, settingException, { on: params.date, isWorking, from, to, name }, options), refusals),
  }),
  endpoint({
    method: "delete",
    path: "/org/calendar/exceptions/{date}",
    tag: "Calendar",
    summary: "Make a date again what weekday and holidays make of it",
    right: "calendar.change",
    params: calendarDate,
    status: 204,
    handle: async ({ actor, commands, params, options }) =>
      settle(await commands.execute(actor, removingException, { on: params.date }, options), refusals),
  }),
  endpoint({
    method: "get",
    path: "/org/calendar/countries",
    tag: "Calendar",
    summary: "Codes of the countries whose holidays are known",
    right: "people.read",
    status: 200,
    answer: countries,
    handle: async () => ({ items: countryCodes() }),
  }),
  endpoint({
    method: "get",
    path: "/org/calendar/regions",
    tag: "Calendar",
    summary: "Regions of a country that have holidays of their own",
    right: "people.read",
    query: regionsQuery,
    status: 200,
    answer: regions,
    handle: async ({ actor, query: { country } }) => {
      if (!isCountry(country)) throw fieldProblem("/country", "unknown_country", "Holidays of this country are not known");
      return { items: regionsOf(country, actor.language) };
    },
  }),
] as const;
