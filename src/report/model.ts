import type { Finding, Metadata, Verdict } from '../engine/finding.ts';

export const SCHEMA_VERSION = 1;

/** One file of `galley check --format json`. Every other format derives from this. */
export interface FileReport {
  readonly path: string;
  /** SHA-256 of the bytes that were read, hexadecimal. */
  readonly sha256: string;
  readonly encoding: string;
  /** ISO 639-1, or `und` when the text is too short to tell. */
  readonly language: string;
  readonly verdict: Verdict;
  readonly scores: { readonly spun: number; readonly boilerplate: number };
  readonly metadata: Metadata;
  readonly findings: readonly Finding[];
}

export interface Summary {
  readonly files: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Findings with status `proposed`, by safety. */
  readonly safe: number;
  readonly review: number;
  readonly report: number;
  /** Findings with status `proposed`, by rule id, sorted by id. */
  readonly rules: Readonly<Record<string, number>>;
  /** Findings that stay silent: known by the baseline, rejected in a review, or allowed by the config. Absent when there are none. */
  readonly suppressed?: number;
  /** Files with proposed findings, for sentences; the JSON report does without. A file whose findings are for information only is clean and counts here. */
  readonly found?: number;
}

/** What the articles of a run taught about one of their sites. */
export interface LearnedSite {
  readonly site: string;
  /** Distinct articles. */
  readonly articles: number;
  /** Lines that stand in at least three of them. */
  readonly lines: number;
  /** The most frequent of these lines, with the number of articles they stand in. */
  readonly examples: readonly { readonly line: string; readonly df: number }[];
}

export interface CheckReport {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly version: string;
  readonly files: readonly FileReport[];
  readonly summary: Summary;
  /** Absent when nothing was learned in this run. */
  readonly learned?: readonly LearnedSite[];
}

/** Where the text of an article lies on disk, for formats that other tools lead back to the file. */
export interface Place {
  /** Below the working directory where that is possible, else as it was named; parts are parted by `/`. */
  readonly file: string;
  /** The text is the decoded file, so offsets, lines and edits hold for the file. HTML and records of JSONL are not. */
  readonly exact: boolean;
  /** 1-based line of a record in its JSONL file. */
  readonly line?: number;
}

/** A file report together with the text it speaks of; formats that show text need both. */
export interface ReviewedFile {
  readonly report: FileReport;
  /** The original decoded text. */
  readonly text: string;
  /** The text with the proposed edits of the run's level applied. */
  readonly cleaned: string;
  /** Default: the text is the file at the path of the report. */
  readonly place?: Place;
}
