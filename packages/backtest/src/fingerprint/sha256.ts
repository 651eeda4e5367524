import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 (FIPS 180-4) over text and columns in turn, as lowercase hexadecimal. */
export class Sha256 {
  private readonly state = sha256.create();

  text(text: string): this {
    this.state.update(utf8ToBytes(text));
    return this;
  }

  /** The numbers as they lie in memory: IEEE 754, little-endian on every machine that Node runs on but s390x. */
  column({ buffer, byteOffset, byteLength }: ArrayBufferView): this {
    this.state.update(new Uint8Array(buffer, byteOffset, byteLength));
    return this;
  }

  /** Once, at the end. */
  hex(): string {
    return bytesToHex(this.state.digest());
  }
}

/** SHA-256 of one text: of a strategy's source, for `code` of a fingerprint. */
export function hashOfText(text: string): string {
  return new Sha256().text(text).hex();
}
