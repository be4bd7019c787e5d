import { describe } from './capture';
import type { Fields } from './wire';

/** A line of a log before it becomes an event. */
export interface LogRecord {
  level: 'audit' | 'usage' | 'info' | 'debug' | 'warning' | 'error';
  message: string;
  type: string;
  params: Record<string, unknown>;
  stack?: string;
}

type Record_ = (scope: string, fields: Fields, level: string) => void;

const SCOPE = /^[a-z0-9_]+:[a-z0-9_]+$/;

/** Writes lines of a log. What is fixed, or what a callback changes, goes with every line. */
export class Logger {
  readonly #record: Record_;
  readonly #fixed: Record<string, unknown> | ((record: LogRecord) => void);

  constructor(record: Record_, fixed: Record<string, unknown> | ((record: LogRecord) => void) = {}) {
    this.#record = record;
    this.#fixed = fixed;
  }

  /** Something that must be known later. `type` is the name of the event; one of the form `verb:object` is its scope. */
  audit(message: string, params?: Record<string, unknown>, type = 'log'): void {
    this.#write('audit', message, params, type);
  }

  /** The old name of `audit`. */
  log(message: string, params?: Record<string, unknown>, type?: string): void {
    this.audit(message, params, type);
  }

  usage(message: string, params?: Record<string, unknown>, type = 'usage'): void {
    this.#write('usage', message, params, type);
  }

  info(message: string, params?: Record<string, unknown>): void {
    this.#write('info', message, params);
  }

  debug(message: string, params?: Record<string, unknown>): void {
    this.#write('debug', message, params);
  }

  warning(message: string, params?: Record<string, unknown>): void {
    this.#write('warning', message, params);
  }

  /** The stack is what errors are grouped by: that of the error, or of the caller. */
  error(error: unknown, params?: Record<string, unknown>, stack?: string): void {
    const { message, type, stack: own } = describe(error);
    this.#write('error', message, params, type, stack ?? (own || new Error().stack));
  }

  #write(
    level: LogRecord['level'],
    message: string,
    params: Record<string, unknown> = {},
    type: string = level,
    stack?: string,
  ): void {
    const record: LogRecord = { level, message, type, params: { ...params }, stack };
    if (typeof this.#fixed === 'function') {
      this.#fixed(record);
    } else {
      record.params = { ...this.#fixed, ...record.params };
    }

    const { package: name, ...rest } = record.params;
    this.#record(
      SCOPE.test(record.type) ? record.type : `log:${record.level}`,
      {
        level: record.level,
        package: name,
        payload: { message: record.message, type: record.type, stack: record.stack?.slice(0, 8000), ...rest },
      },
      record.level,
    );
  }
}
