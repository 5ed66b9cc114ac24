/** What the API answers about tasks, as the screens of this room read it. */
import type { TaskDetails, TaskView } from "#features/process/contract/tasks.ts";

export type Task = TaskView;
export type Details = TaskDetails;
export type OutcomeOffer = TaskDetails["outcomes"][number];
export type NextStep = OutcomeOffer["next"][number];
export type FieldDemand = TaskDetails["fields"][number];
export type EvidenceDemand = TaskDetails["evidence"]["demanded"][number];
export type GivenEvidence = TaskDetails["evidence"]["given"][number];
