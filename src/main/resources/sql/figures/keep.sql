-- Makes the figures of some contracts that have changed, and says of how many.
select trading.keep_figures(?)
