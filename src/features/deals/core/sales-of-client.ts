/** What rooms on the left may ask about the sales of a client: "has a trial that is overdue". In memory they come along with the client. */
import type { ClientFacts } from "#features/clients/core/catalogue.ts";
import { relation } from "#shared/filter/catalogue.ts";
import { dealsOfClientRelation } from "./catalogue.ts";
import { type ContractFacts, contractCatalogue } from "./contract-catalogue.ts";
import { type LeadFacts, leadCatalogue } from "./lead-catalogue.ts";
import { type TrialFacts, trialCatalogue } from "./trial-catalogue.ts";

type Sales = {
  readonly leads?: readonly LeadFacts[];
  readonly trials?: readonly TrialFacts[];
  readonly contracts?: readonly ContractFacts[];
};

export const salesOfClientRelations = {
  deals: dealsOfClientRelation,
  leads: relation<ClientFacts, LeadFacts>(
    () => leadCatalogue,
    (client: ClientFacts & Sales) => client.leads ?? [],
  ),
  trials: relation<ClientFacts, TrialFacts>(
    () => trialCatalogue,
    (client: ClientFacts & Sales) => client.trials ?? [],
  ),
  contracts: relation<ClientFacts, ContractFacts>(
    () => contractCatalogue,
    (client: ClientFacts & Sales) => client.contracts ?? [],
  ),
};
