-- A function, because the user who syncs may remove nothing but the sample.
select code from trading.remove_sample(?, ?) as code
