/** The room's lists of words over HTTP. */
import { wordListEndpoints } from "#platform/http/word-lists.ts";

const feature = "deals";

export const dealWordEndpoints = [
  ...wordListEndpoints({ feature, table: "deals.product", path: "/products", subject: "product", title: "Products" }),
  ...wordListEndpoints({
    feature,
    table: "deals.loss_reason",
    path: "/loss-reasons",
    subject: "loss_reason",
    title: "Reasons for which deals are lost",
  }),
  ...wordListEndpoints({ feature, table: "deals.competitor", path: "/competitors", subject: "competitor", title: "Competitors" }),
  ...wordListEndpoints({
    feature,
    table: "deals.rejection_reason",
    path: "/rejection-reasons",
    subject: "rejection_reason",
    title: "Reasons for which leads are rejected",
  }),
];
