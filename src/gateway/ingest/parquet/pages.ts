import type { SchemaTree } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { parquetHeader } from 'hyparquet/src/column.js';
import { convert, convertWithDictionary, DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { decompressPage, readDataPage, readDataPageV2 } from 'hyparquet/src/datapage.js';
import { readPlain } from 'hyparquet/src/plain.js';
import { getMaxDefinitionLevel } from 'hyparquet/src/schema.js';
import type { ChunkBytes } from './chunkbytes';
import type { IChunk } from './layout';
import type { PageBuffers } from './pagebuffers';
import { unsnappy } from './snappy';

// Hyparquet reads and converts the pages; its own assembling of records keeps a whole row group as arrays in arrays, which
// is most of the time and of the memory of a reader. Its version is pinned, for these parts are not of its main entry.

type Decoder = Parameters<typeof readDataPage>[2];
type Header = ReturnType<typeof parquetHeader>;
type Values = ArrayLike<unknown>;

/** Bytes in which the header of a page is looked for first. */
const HEADER = 1 << 12;

/** A page of values: those of one column, without what is null. */
export interface IPage {
  /** Number of places: values and nulls. */
  readonly count: number;
  /** Definition level of each place; undefined when all are the highest. */
  readonly definitions: ArrayLike<number> | undefined;
  /** Repetition level of each place; undefined for columns that are not repeated. */
  readonly repetitions: ArrayLike<number> | undefined;
  readonly values: Values;
  /** Where they lie. */
  readonly memory: Uint8Array | undefined;
}

/** The pages of one column of a row group, one after another. */
export class Pages {
  /** Definition level of a value that is there. */
  readonly highest: number;
  private readonly _decoder: Decoder;
  private _left: number;
  private _dictionary: Parameters<typeof convertWithDictionary>[1];
  /** Where the page at work was decompressed to. */
  private _memory: Uint8Array | undefined;

  /** @param path - The schema from its root to the column. */
  constructor(
    private readonly _bytes: ChunkBytes,
    private readonly _buffers: PageBuffers,
    { column, values }: IChunk,
    path: SchemaTree[]
  ) {
    const element = path.at(-1)?.element;
    if (!element) {
      throw new Error(`missing schema element: ${column.path_in_schema.join('.')}`);
    }
    this.highest = getMaxDefinitionLevel(path);
    this._left = values;
    this._decoder = {
      pathInSchema: column.path_in_schema,
      type: column.type,
      codec: column.codec,
      element,
      schemaPath: path,
      parsers: DEFAULT_PARSERS,
      compressors: {
        ...compressors,
        SNAPPY: (block, length) => unsnappy(block, (this._memory = this._buffers.take(length)))
      },
      utf8: false
    };
  }

  /** The next page; undefined when there are no more. */
  async next(): Promise<IPage | undefined> {
    while (this._left > 0) {
      const header = await this._header();
      const size = header.compressed_page_size;
      const bytes = await this._bytes.peek(size);
      if (bytes.length < size || size < 0) {
        throw new RangeError(`invalid page: need ${size} bytes, have ${bytes.length}`);
      }
      this._bytes.advance(size);
      if (header.type === 'DICTIONARY_PAGE') {
        this._dictionary = this._readDictionary(header, bytes);
      } else if (header.type !== 'INDEX_PAGE') {
        const page = this._readPage(header, bytes);
        this._bytes.giveBack();
        this._left -= page.count;
        return page;
      }
    }
    return undefined;
  }

  /** Says that nobody looks at a page any more. */
  release({ memory }: IPage): void {
    if (memory) {
      this._buffers.give(memory);
    }
  }

  private async _header(): Promise<Header> {
    for (let size = HEADER; ; size *= 16) {
      const bytes = await this._bytes.peek(size);
      const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
      try {
        const header = parquetHeader(reader);
        this._bytes.advance(reader.offset);
        return header;
      } catch (error) {
        // Statistics may make a header long: it is read again with more of it.
        if (!(error instanceof RangeError) || size >= this._bytes.left) {
          throw error;
        }
      }
    }
  }

  private _readDictionary(header: Header, bytes: Uint8Array) {
    const { type, codec, element } = this._decoder;
    // It stays to the end: in memory of its own.
    const page = decompressPage(Uint8Array.from(bytes), header.uncompressed_page_size, codec, compressors);
    const reader = { view: new DataView(page.buffer, page.byteOffset, page.byteLength), offset: 0 };
    const count = header.dictionary_page_header?.num_values ?? 0;
    return convert(readPlain(reader, type, count, element.type_length), this._decoder);
  }

  private _readPage(header: Header, bytes: Uint8Array): IPage {
    const { data_page_header: first, data_page_header_v2: second } = header;
    const about = header.type === 'DATA_PAGE' ? first : header.type === 'DATA_PAGE_V2' ? second : undefined;
    if (!about || about.num_values < 0 || about.num_values > this._left) {
      throw new Error(`invalid page: ${header.type}, ${about?.num_values ?? 'no'} values`);
    }
    const { codec } = this._decoder;
    this._memory = undefined;
    if (codec === 'UNCOMPRESSED' || second?.is_compressed === false) {
      this._memory = this._buffers.take(bytes.length);
      this._memory.set(bytes);
    }
    const stored = this._memory ?? bytes;
    const { definitionLevels, repetitionLevels, dataPage } =
      first && about === first
        ? readDataPage(this._decompressed(header, stored), first, this._decoder)
        : readDataPageV2(stored, header, this._decoder);
    return {
      count: about.num_values,
      definitions: definitionLevels?.length ? definitionLevels : undefined,
      repetitions: repetitionLevels.length > 0 ? repetitionLevels : undefined,
      values: convertWithDictionary(dataPage, this._dictionary, about.encoding, this._decoder),
      memory: this._memory
    };
  }

  private _decompressed(header: Header, bytes: Uint8Array): Uint8Array {
    const { codec, compressors: by } = this._decoder;
    return decompressPage(bytes, header.uncompressed_page_size, codec, by);
  }
}
