-- Metrics over rows of usage. The expressions come out of the catalogue of metrics, one column a metric.
SELECT $metrics$
FROM $rows$
