// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IFrozen, IProverRegistry, IProverStake} from "../src/IProverRegistry.sol";
import {ProverRegistry} from "../src/ProverRegistry.sol";
import {TestToken} from "./Mocks.sol";
import {Test} from "./Test.sol";

contract MockFrozen is IFrozen {
    mapping(bytes4 selector => bool) public isFrozen;

    function freeze(bytes4 selector) external {
        isFrozen[selector] = true;
    }
}

/// A registry with an ERC-20 as stake token, this contract as owner and first slasher, and two provers with balances.
abstract contract ProverBase is Test {
    uint256 internal constant NOW = 1_800_000_000;
    uint64 internal constant ACTIVATION = 100;
    uint64 internal constant UNBONDING = 1000;
    uint128 internal constant PER_LOCK = 10 ether;
    uint256 internal constant FUNDS = 1000 ether;
    uint256 internal constant OPERATOR_KEY = 0x09E7;
    bytes4 internal constant SELECTOR = 0x11223344;
    address internal constant PROVER = address(0x9401);
    address internal constant RIVAL = address(0x9402);
    address internal constant PAYOUT = address(0xBA41);
    address internal constant TREASURY = address(0x7EA5);
    address internal constant CLIENT = address(0xC11E);
    address internal constant NEXT = address(0x4E27);
    address internal constant SLASHER = address(0x51A5);

    address internal operator;
    TestToken internal token;
    MockFrozen internal verifiers;
    ProverRegistry internal provers;

    function setUp() public virtual {
        vm.warp(NOW);
        operator = vm.addr(OPERATOR_KEY);
        token = new TestToken();
        verifiers = new MockFrozen();
        provers = new ProverRegistry(config());
        fund(PROVER);
        fund(RIVAL);
    }

    function limits() internal pure returns (IProverStake.Parameters memory) {
        return IProverStake.Parameters({
            stakePerLock: PER_LOCK, lateBps: 1000, repeatedBps: 2000, wrongBps: 5000, nextBps: 2000, treasuryBps: 500
        });
    }

    function config() internal view returns (ProverRegistry.Config memory) {
        address[] memory slashers = new address[](2);
        (slashers[0], slashers[1]) = (address(this), SLASHER);
        return ProverRegistry.Config({
            owner: address(this),
            treasury: TREASURY,
            verifiers: verifiers,
            stakeToken: address(token),
            slashers: slashers,
            activationSeconds: ACTIVATION,
            unbondingSeconds: UNBONDING,
            parameters: limits()
        });
    }

    function fund(address account) internal {
        token.mint(address(this), FUNDS);
        token.approve(address(provers), FUNDS);
        provers.depositFor(address(token), account, FUNDS);
    }

    function stake(address prover, uint256 amount) internal {
        vm.prank(prover);
        provers.stake(amount);
    }

    /// Staked and already counting.
    function staked(address prover, uint256 amount) internal {
        stake(prover, amount);
        vm.warp(block.timestamp + ACTIVATION);
    }

    function unbond(address prover, uint256 amount) internal {
        vm.prank(prover);
        provers.unbond(amount);
    }

    function claim(address prover) internal {
        vm.prank(prover);
        provers.claim();
    }

    function beOwnOperator(address prover) internal {
        vm.prank(prover);
        provers.setOperator(prover, 0, "");
    }

    function consent(uint256 key, address prover, uint64 expiry) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, provers.operatorDigest(prover, vm.addr(key), expiry));
        return abi.encodePacked(r, s, v);
    }

    function slash(IProverRegistry.Fault fault, uint256 id) internal returns (uint256) {
        return provers.slash(PROVER, fault, bytes32(id), 0, CLIENT, NEXT);
    }

    function late(uint256 id) internal returns (uint256) {
        return slash(IProverRegistry.Fault.LATE, id);
    }

    function wrong(uint256 id) internal returns (uint256) {
        return slash(IProverRegistry.Fault.WRONG, id);
    }

    function capacityOf(address key) internal view returns (uint256 capacity) {
        (,, capacity) = provers.resolve(key);
    }

    function balance(address account) internal view returns (uint256) {
        return provers.balanceOf(address(token), account);
    }

    function checkParts(address prover, uint256 active, uint256 pending, uint256 unbonding) internal view {
        IProverStake.ProverRecord memory p = provers.proverOf(prover);
        eq(p.active, active, "active");
        eq(p.pending, pending, "pending");
        eq(p.unbonding, unbonding, "unbonding");
        yes(pending != 0 || p.activeAt == 0, "no activation time without pending stake");
        yes((unbonding == 0) == (p.releaseAt == 0), "a release time with unbonding stake only");
    }

    function wholeOf(address prover) internal view returns (uint256) {
        IProverStake.ProverRecord memory p = provers.proverOf(prover);
        return uint256(p.active) + p.pending + p.unbonding;
    }
}
