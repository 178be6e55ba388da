import type * as v from 'valibot';

/** A request and its answer between two sides that do not trust each other: both are parsed where they arrive. */
export interface Call<Argument, Result> {
  readonly kind: 'call';
  readonly argument: v.GenericSchema<unknown, Argument>;
  readonly result: v.GenericSchema<unknown, Result>;
}

/** A message that wants no answer, named in the past tense: it tells what has happened. */
export interface Push<Payload> {
  readonly kind: 'push';
  readonly payload: v.GenericSchema<unknown, Payload>;
}

export function call<Argument, Result>(
  argument: v.GenericSchema<unknown, Argument>,
  result: v.GenericSchema<unknown, Result>,
): Call<Argument, Result> {
  return { kind: 'call', argument, result };
}

export function push<Payload>(payload: v.GenericSchema<unknown, Payload>): Push<Payload> {
  return { kind: 'push', payload };
}

export type Contract = Readonly<Record<string, Call<never, unknown> | Push<unknown> | Call<unknown, unknown>>>;

type ArgumentsOf<C> = C extends Call<infer Argument, unknown>
  ? [Argument] extends [undefined] ? [] : [argument: Argument]
  : never;

/** The calls of a contract as async functions: what one side implements and the other side uses. */
export type CallsOf<C> = {
  readonly [Name in keyof C as C[Name] extends Push<infer _Payload> ? never : Name]: C[Name] extends Call<infer _Argument, infer Result>
    ? (...args: ArgumentsOf<C[Name]>) => Promise<Result>
    : never;
};

/** The pushes of a contract: name to payload. */
export type PushesOf<C> = {
  readonly [Name in keyof C as C[Name] extends Push<infer _Payload> ? Name : never]: C[Name] extends Push<infer Payload> ? Payload : never;
};

/** How a call's outcome crosses the boundary: thrown errors lose everything but a message on the way. */
export type Outcome<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly message: string };

/** The channel a call or push travels on; the only place where its text is made. */
export function channelOf(name: string): string {
  return `ibidem:${name}`;
}
