/** A decoded cell. 64-bit integers are `bigint` in the gateway and decimal text once they have crossed the wire. */
export type Value = string | number | bigint | boolean | null;

/** One decoded row: column name (`i:magpsf`) to value. An absent column has no key. */
export type Row = Record<string, Value>;
