/** What the API answers about the funnel, as its page reads it. */
import type { z } from "zod";
import type { behindPage, dealBehind, lossesReport } from "../../contract/behind.ts";
import type { flowReport, funnelReport } from "../../contract/funnel.ts";

export type FunnelReport = z.output<typeof funnelReport>;
export type FunnelGroup = FunnelReport["groups"][number];
export type FunnelStage = FunnelGroup["stages"][number];
export type FlowReport = z.output<typeof flowReport>;
export type LossesReport = z.output<typeof lossesReport>;
export type DealBehind = z.output<typeof dealBehind>;
export type BehindPage = z.output<typeof behindPage>;
export type StageName = FunnelReport["pipeline"]["stages"][number];
