package io.github.ibkringest.broker.ibkr.gateway.message;

/** One message of a gateway. All kinds are immutable. */
public sealed interface Message
        permits OpenOrder,
                OrderStatusReport,
                CompletedOrder,
                ExecutionDetails,
                CommissionReport,
                EndMark,
                ManagedAccounts,
                NextValidId,
                Notice,
                ContractDescription,
                CurrentTime,
                Unread {}
