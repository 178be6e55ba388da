/** What a person reads who opens a backup with other tools, perhaps decades from now. The same in every backup. */
export const backupReadme = `This is a backup of a notebook of Ibidem, an offline research notebook.

To bring it back: open Ibidem, choose "Restore from backup..." in the File menu
and choose this file.

To read it without Ibidem: the file is a tar archive inside gzip. Any tar opens it:

    tar xzf "Ibidem backup 2026-11-22.ibidem"

What is inside
  manifest.json        the form of this backup, the version of the program that wrote
                       it, when it was begun
  records/             the records, one JSON object a line, in UTF-8:
                       sources, sourceDocuments, originals, passages (the highlights),
                       colorMeanings, tags, entities, mentions, nameDecisions (what a
                       name means in a source), relations (between entities), notes,
                       noteBodies, noteLinks, noteVersions (earlier texts of notes),
                       collections, savedViews (queries kept under a name), settings.
                       Long tables have several numbered parts.
  records/later.*      only where the notebook was changed while the backup was
                       written: the last state of each changed record. It replaces
                       the line of the same table and id; "remove" takes it away.
  contents/            originals (the imported files, byte by byte) and the texts of
                       the sources (JSON), each once, named by the SHA-256 of its bytes
  checksums.json       the SHA-256 of every other entry and the number of records.
                       It is written last: a backup without it was cut off.

How the lines hang together
  {"kind":"put", "table", "id", "record"}         the record itself
  {"kind":"document", "table", "id", "content"}   the text of the source with this id;
                                                  "content" names a file of contents/
  {"kind":"original", "table", "id", "mediaType"} an imported file; "id" names a file
                                                  of contents/

A highlight has an anchor: "start" and "end" count UTF-16 units in the text of its
source, and the quoted words stand beside them. Times are ISO 8601 in UTC.
`;
