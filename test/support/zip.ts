import { inflateRawSync } from 'node:zlib';

/**
 * The files in a ZIP archive (PKWARE APPNOTE, sections 4.3.12 and 4.3.16), by name, unpacked: what stands in a saved
 * plan can be searched in no other way.
 */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0) throw new Error('this is no ZIP archive');
  const files = new Map<string, Buffer>();
  let place = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [archive.readUInt16LE(place + 10), archive.readUInt32LE(place + 20)];
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((at) =>
      archive.readUInt16LE(place + at),
    );
    const local = archive.readUInt32LE(place + 42);
    const nameEnd = place + 46 + (nameLength ?? 0);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + size);
    files.set(archive.toString('utf8', place + 46, nameEnd), method === 0 ? packed : inflateRawSync(packed));
    place = nameEnd + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return files;
}
