-- One run with everything that is known of it. Columns: those of RunDetailRow.
SELECT inputs, outputs, config, meta, unreadable, if(has_error, kodosumi_error, '') AS error, files.1 AS file_names, files.2 AS file_sizes, files.3 AS file_directions, files.4 AS file_urls, first, last
FROM $runs$
