/** The rooms of the house in order of dependence, and what each brings. Lists only. */

import { textEndpoints } from "#features/book/routes/texts.ts";
import { clientTieEndpoints } from "#features/clients/routes/client-ties.ts";
import { clientEndpoints, clientRefusals } from "#features/clients/routes/clients.ts";
import { contactEndpoints } from "#features/clients/routes/contacts.ts";
import { duplicateEndpoints } from "#features/clients/routes/duplicates.ts";
import { type FileParts, fileEndpoints } from "#features/clients/routes/files.ts";
import { clientWordEndpoints } from "#features/clients/routes/lists.ts";
import { mergeEndpoints } from "#features/clients/routes/merges.ts";
import { addingClient } from "#features/clients/routes/operate-clients.ts";
import { addingContact } from "#features/clients/routes/operate-contacts.ts";
import { attachedEndpoints } from "#features/clients/routes/records.ts";
import { dealEndpoints } from "#features/deals/routes/deals.ts";
import { leadEndpoints } from "#features/deals/routes/leads/leads.ts";
import { dealWordEndpoints } from "#features/deals/routes/lists.ts";
import { contractEndpoints } from "#features/deals/routes/money/contracts.ts";
import { paymentEndpoints } from "#features/deals/routes/money/payments.ts";
import { pipelineEndpoints } from "#features/deals/routes/pipelines.ts";
import { trialEndpoints } from "#features/deals/routes/trials/trials.ts";
import { clientReferences, contactReferences } from "#features/deals/sql/client-references.ts";
import { currenciesOf } from "#features/deals/sql/currencies.ts";
import { salesOfClient } from "#features/deals/sql/sales-of-client.ts";
import { knownStages } from "#features/deals/sql/stage-ids.ts";
import { subjectsOfClient } from "#features/deals/sql/subjects-of-client.ts";
import { forgetBefore } from "#features/exchange/routes/imports/forget-before.ts";
import { type ImportParts, importEndpoints } from "#features/exchange/routes/imports/imports.ts";
import { presetEndpoints } from "#features/exchange/routes/imports/presets.ts";
import { fieldEndpoints } from "#features/fields/routes/fields.ts";
import { recordEndpoints } from "#features/fields/routes/records.ts";
import { viewEndpoints } from "#features/fields/routes/views.ts";
import { absenceEndpoints } from "#features/org/routes/absences.ts";
import { calendarEndpoints } from "#features/org/routes/calendar.ts";
import { type InvitationParts, invitationEndpoints } from "#features/org/routes/invitations.ts";
import { meEndpoints } from "#features/org/routes/me.ts";
import { type MembershipParts, membershipEndpoints } from "#features/org/routes/memberships.ts";
import { peopleEndpoints } from "#features/org/routes/people.ts";
import { type PersonalDataParts, personalDataEndpoints } from "#features/org/routes/personal-data.ts";
import { settingsEndpoints } from "#features/org/routes/settings.ts";
import { type SetupParts, setupEndpoints } from "#features/org/routes/setup.ts";
import { structureEndpoints } from "#features/org/routes/structure.ts";
import { recordedProcess } from "#features/process/routes/drive/recorded.ts";
import { processEndpoints } from "#features/process/routes/processes.ts";
import { datesReactors } from "#features/process/routes/react/dates-changed.ts";
import { handOverReactors } from "#features/process/routes/react/handed-over.ts";
import { hearingReactors } from "#features/process/routes/react/hear.ts";
import { readyEndpoints } from "#features/process/routes/ready.ts";
import { runEndpoints } from "#features/process/routes/runs/runs.ts";
import { taskEndpoints } from "#features/process/routes/tasks/tasks.ts";
import { tasksTold } from "#features/process/sql/tasks/tasks-told.ts";
import { deviationsReportEndpoints } from "#features/reports/routes/deviations.ts";
import { funnelEndpoints } from "#features/reports/routes/funnel.ts";
import { leadsReportEndpoints } from "#features/reports/routes/leads.ts";
import { dayEndpoints } from "#features/work/routes/day.ts";
import { deviationEndpoints } from "#features/work/routes/deviation/deviations.ts";
import { ruleEndpoints } from "#features/work/routes/deviation/rules.ts";
import { seedingNewCompany } from "#features/work/routes/deviation/seed-new-company.ts";
import { type FeedParts, feedEndpoints } from "#features/work/routes/feed/feeds.ts";
import { helpAnswered, helpEndpoints } from "#features/work/routes/help/help.ts";
import { monitorEndpoints } from "#features/work/routes/monitor/monitor.ts";
import { newsReactors } from "#features/work/routes/notify/hear.ts";
import { undoneReactors } from "#features/work/routes/notify/hear-undone.ts";
import { inboxEndpoints } from "#features/work/routes/notify/notifications.ts";
import { type PreferenceParts, preferenceEndpoints } from "#features/work/routes/notify/preferences.ts";
import { type PushEndpointParts, pushEndpoints } from "#features/work/routes/notify/push.ts";
import { recurrenceEndpoints } from "#features/work/routes/recurrence/recurrences.ts";
import { type KeyParts, keyEndpoints } from "#platform/auth/key-routes.ts";
import { type SessionParts, sessionEndpoints } from "#platform/auth/session-routes.ts";
import { type SsoSettingsParts, ssoSettingsEndpoints } from "#platform/auth/sso-settings-routes.ts";
import type { Reactor } from "#platform/command/command.ts";
import type { Endpoint } from "#platform/http/endpoint/definition.ts";
import { journalEndpoints } from "#platform/http/journal.ts";
import { deadLetterEndpoints } from "#platform/jobs/routes.ts";
import { closingReactors } from "./closing.ts";
import { openRecurring } from "./open-recurring.ts";
import { processParts } from "./process-parts.ts";
import { readyParts } from "./ready-processes.ts";

export type RoomParts = FileParts &
  SetupParts &
  InvitationParts &
  PersonalDataParts &
  SsoSettingsParts &
  KeyParts &
  SessionParts &
  MembershipParts &
  ImportParts &
  FeedParts &
  PreferenceParts &
  PushEndpointParts;

export const endpoints = (parts: RoomParts): readonly Endpoint[] => [
  ...setupEndpoints(parts),
  ...meEndpoints,
  ...membershipEndpoints(parts),
  ...peopleEndpoints,
  ...invitationEndpoints(parts),
  ...personalDataEndpoints(parts),
  ...structureEndpoints,
  ...absenceEndpoints,
  ...calendarEndpoints,
  ...clientEndpoints({ related: salesOfClient }),
  ...contactEndpoints({ related: { relations: {}, sources: {} } }),
  ...fileEndpoints(parts),
  ...mergeEndpoints({ client: clientReferences, contact: contactReferences }),
  ...duplicateEndpoints,
  ...attachedEndpoints({ subjects: [subjectsOfClient], about: tasksTold }),
  ...clientWordEndpoints,
  ...clientTieEndpoints,
  ...fieldEndpoints({ stages: knownStages }),
  ...recordEndpoints({ currencies: currenciesOf }),
  ...viewEndpoints,
  ...pipelineEndpoints,
  ...dealEndpoints,
  ...leadEndpoints({ addingClient: addingClient as never, addingContact: addingContact as never, clientRefusals }),
  ...trialEndpoints,
  ...contractEndpoints,
  ...paymentEndpoints,
  ...dealWordEndpoints,
  ...textEndpoints,
  ...dayEndpoints,
  ...deviationEndpoints,
  ...ruleEndpoints,
  ...monitorEndpoints,
  ...helpEndpoints({ recordTask: recordedProcess as never }),
  ...readyEndpoints(readyParts),
  ...processEndpoints,
  ...runEndpoints(processParts),
  ...taskEndpoints(processParts),
  ...funnelEndpoints,
  ...leadsReportEndpoints,
  ...deviationsReportEndpoints,
  ...importEndpoints(parts),
  ...presetEndpoints,
  ...inboxEndpoints,
  ...preferenceEndpoints(parts),
  ...pushEndpoints(parts),
  ...feedEndpoints(parts),
  ...recurrenceEndpoints,
  ...settingsEndpoints,
  ...ssoSettingsEndpoints(parts),
  ...sessionEndpoints(parts),
  ...keyEndpoints(parts),
  // The administrator audits who changed people, structure and settings, without seeing records.
  ...journalEndpoints({ auditedFeatures: ["org", "platform", "fields"] }),
  ...deadLetterEndpoints,
];

/** What a room to the right does in the transaction of an event to its left. */
export const reactors: ReadonlyMap<string, readonly Reactor[]> = gathered([
  ["ContactErased", forgetBefore],
  ...hearingReactors(processParts),
  ...handOverReactors,
  ...datesReactors,
  ["RecurrenceFellDue", openRecurring],
  ...newsReactors,
  ...undoneReactors,
  ["WorkspaceFounded", seedingNewCompany],
  ["TaskCompleted", helpAnswered],
  ...closingReactors,
]);

/** Several may react to one event, in this order. */
function gathered(pairs: readonly (readonly [event: string, reactor: Reactor])[]): ReadonlyMap<string, readonly Reactor[]> {
  return new Map([...Map.groupBy(pairs, ([event]) => event)].map(([event, same]) => [event, same.map(([, reactor]) => reactor)]));
}
