// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Who proves: stake, keys, how much each may take on, and what a fault costs.
///
/// @notice A prover is the address that owns the stake (keep it cold). It names an operator, the hot key on the proving machine
/// that locks orders and can do nothing else, and a payout address; with a payout set, no lock can pay anybody else.
/// Stake counts only after `activationSeconds`, so that stake put down and taken out again in one block has no effect. Taking it
/// out takes `unbondingSeconds`, longer than any order can live; until then it can be slashed.
interface IProverRegistry {
    /// @notice LATE: a lock lapsed without a proof; costs more when it repeats within `REPEAT_SECONDS`. WRONG: a result that
    /// was committed to and contradicted by the majority.
    enum Fault {
        LATE,
        WRONG
    }

    /// @notice Which prover an operator key acts for, where its locks must pay (zero: any address), and how many locks it may
    /// hold at once: its active stake divided by `stakePerLock`. All zero for an unknown operator.
    function resolve(address operator) external view returns (address prover, address payout, uint256 capacity);

    /// @notice How forfeited money is split, in basis points: to the next prover and to the treasury. The rest, and what
    /// rounding leaves, is the client's.
    function shares() external view returns (uint256 nextBps, uint256 treasuryBps);

    /// @notice Slashes `prover` for a fault and splits what it lost. Only the market and the replicated market. It never
    /// reverts for a caller that may call it: a fault that was punished before, or whose selector is frozen, costs nothing.
    /// @param faultId Names the fault among those of the caller.
    /// @param selector Whose proof was due; zero where no proof was.
    /// @param client Who is compensated.
    /// @param next Who takes over; zero when nobody does, and then its share is the client's.
    /// @return amount What was taken from the stake, in the stake token's smallest unit.
    function slash(address prover, Fault fault, bytes32 faultId, bytes4 selector, address client, address next)
        external
        returns (uint256 amount);
}
