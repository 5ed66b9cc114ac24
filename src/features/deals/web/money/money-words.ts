/** Contracts and payments on the screens: what is asked of the server, and what can be asked of them. */
import type { Catalogue } from "#shared/filter/catalogue.ts";
import { api } from "#ui/api.ts";
import { text } from "#ui/i18n/text.ts";
import type { Askable } from "#ui/kit/list/field-words.ts";
import type { ContractSummary, ContractView, DrawContract, ScheduleContract } from "../../contract/contracts.ts";
import type { PaymentView, ReceivePayment } from "../../contract/payments.ts";
import { contractCatalogue } from "../../core/contract-catalogue.ts";
import { paymentCatalogue } from "../../core/payment-catalogue.ts";

export type Contract = ContractView;
export type Payment = PaymentView;
export type Sums = ContractSummary;

export const drawContract = (body: DrawContract, idempotencyKey: string) => api.post<Contract>("/contracts", { body, idempotencyKey });
export const scheduleContract = (contract: Contract, body: ScheduleContract) =>
  api.put<Contract>(`/contracts/${contract.id}/schedule`, { body, ifMatch: contract.version });
export const receivePayment = (body: ReceivePayment, idempotencyKey: string) => api.post<Payment>("/payments", { body, idempotencyKey });
export const voidPayment = (payment: Payment, idempotencyKey: string) =>
  api.post<Payment>(`/payments/${payment.id}/void`, { body: {}, ifMatch: payment.version, idempotencyKey });

export const askableContracts: Askable = {
  catalogue: contractCatalogue as Catalogue<never>,
  words: { field: (name) => text(`money:contract.${name as "number"}`) },
};
export const askablePayments: Askable = {
  catalogue: paymentCatalogue as Catalogue<never>,
  words: { field: (name) => text(`money:payment.${name as "paidOn"}`) },
};
