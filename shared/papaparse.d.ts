/**
 * The little of papaparse that is used here. Its own types bring those of Node and of the DOM along, which `shared` must
 * not see: it is imported by its file, which has no types of its own.
 */
declare module 'papaparse/papaparse.js' {
  interface ParseError {
    readonly type: string;
    readonly code: string;
    readonly message: string;
    readonly row?: number;
  }
  const papa: {
    parse(text: string, config: { readonly delimiter: string }): { readonly data: readonly (readonly string[])[]; readonly errors: readonly ParseError[] };
    unparse(rows: readonly (readonly string[])[], config: { readonly newline: string }): string;
  };
  export default papa;
}
