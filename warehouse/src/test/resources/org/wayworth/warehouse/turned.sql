-- grain: one row per rating, main ones first
select what || ' ' || source || ' -> ' || coalesce(cast(rating as varchar), 'none') || ' of ' || scale_low || ' to '
    || scale_high || ', reversed ' || is_reversed || ', score ' || coalesce(cast(score as varchar), '-') as said
from (
    select 1 as place, 'rating' as what, source_rating as source, rating, scale_low, scale_high, is_reversed, score
    from canonical.feedback
    where source_rating is not null
    union all
    select 2, item, source_rating, rating, scale_low, scale_high, is_reversed, null
    from canonical.answer
) said
order by place, said
