import { z } from 'zod';

/** Limits of a question; a source may have its own. */
export const limitKeys = {
  /** Most rows that one request may read. */
  NLIMIT: z.int().min(1).max(10_000_000),
  /** Most bytes that one request may read. */
  NBYTES: z.int().min(1_000_000).max(100_000_000_000),
  /** Largest radius of a cone, arcseconds. */
  MAXRADIUS: z.number().positive().max(18_000),
  /** Most seconds that one request may take. */
  DEADLINE: z.number().positive().max(3600)
};

export const limitsSchema = z.strictObject(limitKeys).partial();

/** Keys that every source may have. */
const ofAll = {
  LIMITS: limitsSchema.default({}),
  /** Address of a service of cutouts, for a source that has only pointers to them. */
  CUTOUTS: z.url({ protocol: /^https?$/, error: 'give an address, http:// or https://' }).optional()
};

/** Keys of both drivers of HBase. */
const ofCluster = {
  HOST: z.string().min(1),
  /** True, or a file of certificates (PEM) against which the server's is checked. */
  TLS: z.union([z.boolean(), z.string().min(1)], { error: 'give true, false or a file' }).default(false),
  NAMESPACE: z.string().regex(/^\w+$/, { error: 'give letters, digits and underscores' }).default('default'),
  /** Calls in flight, over all users. */
  PARALLEL: z.int().min(1).max(256).default(16),
  /** Seconds in which a call must be answered. */
  CALL_SECONDS: z.number().positive().max(600).default(15),
  /** Times that a call is made again when the reason for its failure passes. */
  RETRIES: z.int().min(0).max(10).default(2),
  /** Tables that may be read, without the namespace. */
  TABLES: z
    .array(z.string().regex(/^[\w.-]+$/, { error: 'give names of tables without the namespace' }))
    .min(1)
    .optional()
};

/** The public API of Fink for ZTF. */
export const FINK_API = 'https://api.ztf.fink-portal.org';

/** Settings of a source by the name of its driver. A new driver is one more entry. */
export const driverSchemas = {
  embedded: z.strictObject({
    DRIVER: z.literal('embedded'),
    /** Folder of the store; left out: the DATA of the whole file. */
    DATA: z.string().min(1).optional(),
    ...ofAll
  }),
  'hbase-rest': z.strictObject({
    DRIVER: z.literal('hbase-rest'),
    ...ofCluster,
    PORT: z.int().min(1).max(65535).default(8080),
    /** Path before HBase's own, where a proxy has one. */
    PATH: z.string().regex(/^\//, { error: 'begin it with a slash' }).optional(),
    /** Name for a proxy that asks for one (HTTP basic). */
    USER: z.string().min(1).optional(),
    PASSWORD_FILE: z.string().min(1).optional(),
    PASSWORD_ENV: z
      .string()
      .regex(/^[A-Za-z_]\w*$/, { error: 'give the name of a variable' })
      .optional(),
    ...ofAll
  }),
  'hbase-thrift2': z.strictObject({
    DRIVER: z.literal('hbase-thrift2'),
    ...ofCluster,
    PORT: z.int().min(1).max(65535).default(9090),
    ...ofAll
  }),
  'fink-api': z.strictObject({
    DRIVER: z.literal('fink-api'),
    /** Address of the API, before `/api/v1`. */
    API: z
      .url({ protocol: /^https?$/, error: 'give an address, http:// or https://' })
      .refine(text => !/[?#]|:\/\/[^/]*@/.test(text), {
        error: 'give an address without name, password, question mark and #'
      })
      .transform(text => text.replace(/\/+$/, '').replace(/\/api\/v1$/, ''))
      .default(FINK_API),
    /** Calls in flight, over all users: the service is everybody's. */
    PARALLEL: z.int().min(1).max(8).default(2),
    /** Seconds in which a call must be answered, pauses that the service asks for included. */
    CALL_SECONDS: z.number().positive().max(290).default(60),
    /** Seconds for which an answer is used again; 0: never. */
    CACHE_SECONDS: z.number().min(0).max(86_400).default(300),
    LIMITS: ofAll.LIMITS
  })
};

/** Name of a driver. */
export type Driver = keyof typeof driverSchemas;

/** Names of the drivers; where SOURCE is left out the first of them that is configured is the default. */
export const DRIVERS: readonly Driver[] = ['hbase-thrift2', 'hbase-rest', 'embedded', 'fink-api'];

export const sourceSchema = z.discriminatedUnion('DRIVER', [
  driverSchemas.embedded,
  driverSchemas['hbase-rest'],
  driverSchemas['hbase-thrift2'],
  driverSchemas['fink-api']
]);

/** Settings of one source. */
export type SourceConfig = z.infer<typeof sourceSchema>;

/** Names of sources stand in addresses and in code of notebooks. */
export const SOURCE_NAME = /^[A-Za-z][\w-]{0,39}$/;
