/** The room's lists of words over HTTP. */
import { wordListEndpoints } from "#platform/http/word-lists.ts";

const feature = "clients";

export const clientWordEndpoints = [
  ...wordListEndpoints({
    feature,
    table: "clients.source",
    path: "/sources",
    subject: "source",
    title: "Where clients, leads and deals come from",
  }),
  ...wordListEndpoints({ feature, table: "clients.region", path: "/regions", subject: "region", title: "Regions" }),
  ...wordListEndpoints({ feature, table: "clients.industry", path: "/industries", subject: "industry", title: "Industries" }),
  ...wordListEndpoints({ feature, table: "clients.tag", path: "/tags", subject: "tag", title: "Tags" }),
];
