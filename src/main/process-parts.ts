/** What processes do to records, by the operations of the records' own rooms. */
import { changeClient } from "#features/clients/contract/clients.ts";
import { clientRefusals } from "#features/clients/routes/clients.ts";
import { archivingFile } from "#features/clients/routes/files.ts";
import { changingClient } from "#features/clients/routes/operate-clients.ts";
import { changeDeal } from "#features/deals/contract/deals.ts";
import { changeLead } from "#features/deals/contract/leads.ts";
import { dealRefusals } from "#features/deals/routes/deal-refusals.ts";
import { leadRefusals } from "#features/deals/routes/leads/lead-refusals.ts";
import { changingLead } from "#features/deals/routes/leads/operate-leads.ts";
import { changingDeal } from "#features/deals/routes/operate-deals.ts";
import { movingDeal, undoingStep } from "#features/deals/routes/operate-steps.ts";
import type { DriveParts } from "#features/process/routes/drive/driving.ts";

export const processParts: DriveParts = {
  subjects: {
    deal: { changing: changingDeal as never, body: changeDeal, refusals: dealRefusals },
    lead: { changing: changingLead as never, body: changeLead, refusals: leadRefusals },
    client: { changing: changingClient as never, body: changeClient, refusals: clientRefusals },
  },
  movingDeal: movingDeal as never,
  archivingFile: archivingFile as never,
  undoingDealStep: undoingStep as never,
};
