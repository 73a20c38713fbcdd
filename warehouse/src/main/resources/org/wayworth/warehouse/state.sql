-- grain: one row; none in a file that was never finished
select data_version, rules from source.state
