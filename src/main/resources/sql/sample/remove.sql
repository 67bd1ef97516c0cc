-- A function, because the role that syncs may remove nothing but the sample.
select code from trading.remove_sample(?, ?) as code
